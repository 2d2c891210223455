// Asks since when readers see what was published, until there is an answer.
const visible = document.getElementById("visible");
if (visible) {
  const asked = "/receipts/" + visible.dataset.index + "/visible";
  let left = 60;
  const ask = async () => {
    const answer = await fetch(asked, { headers: { Accept: "text/plain" } });
    if (answer.status === 200) {
      visible.textContent = await answer.text();
    } else if (answer.status === 204 && --left > 0) {
      setTimeout(ask, 500);
    }
  };
  ask();
}
// A text that was typed and not saved is not lost by a wrong click.
for (const form of document.querySelectorAll("form")) {
  const body = form.querySelector("textarea.body");
  if (body) {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => {
      if (changed && !form.classList.contains("with-editor")) event.preventDefault();
    });
  }
}
// What is marked in the text is the passage that a remark is about.
const passage = document.getElementById("passage");
if (passage) {
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const shown = marked.anchorNode && marked.anchorNode.parentElement.closest(".difference");
    if (shown && !marked.isCollapsed) passage.value = marked.toString().trim().slice(0, 500);
  });
}
