// Related reading, picked by hand: the plain form's list, without a page for each choice.
import { el } from "./dom.js";

/** The list in this form. `changed()` is told of each choice; `get()` and `set()` are ids in their order. */
export function relatedList(form, desk, changed) {
  const box = form.querySelector(".related");
  const [picks, found] = box.querySelectorAll(".picks");
  const look = form.elements.look;
  const said = box.querySelector("[role=status]");
  const words = box.dataset;

  const button = (label, sign, pick, press) => el("button", {
    type: "button", class: "quiet", "aria-label": label + ": " + pick.headline, click: press,
  }, sign);
  const line = (pick, ...rest) => el("li", { "data-id": pick.id },
    el("span", { class: "pick", dir: "auto" }, pick.headline), " ", el("span", { class: "note" }, pick.note), " ", ...rest);

  function picked(pick) {
    const item = line(pick, el("span", { class: "turns" },
      button(words.up, "↑", pick, (event) => move(event, item.previousElementSibling, "before")),
      button(words.down, "↓", pick, (event) => move(event, item.nextElementSibling, "after")),
      button(words.drop, "×", pick, () => {
        const next = item.nextElementSibling || item.previousElementSibling;
        item.remove();
        (next ? next.querySelector("button:last-child") : look).focus();
        changed();
      })));
    return item;
    function move(event, other, where) {
      if (!other) return;
      other[where](item);
      event.target.focus();
      changed();
    }
  }

  function offered(pick) {
    const item = line(pick, button(words.add, words.add, pick, () => {
      const next = item.nextElementSibling || item.previousElementSibling;
      picks.append(picked(pick));
      item.remove();
      (next ? next.querySelector("button") : look).focus();
      changed();
    }));
    return item;
  }

  const get = () => [...picks.children].map((item) => item.dataset.id);

  async function search() {
    const answer = await desk.get("/published?q=" + encodeURIComponent(look.value));
    const items = (answer.items || []).filter((item) => !get().includes(item.id));
    found.replaceChildren(...items.map(offered));
    said.textContent = items.length ? "" : words.none;
  }

  // What the page brought along.
  const read = (item, id) => ({
    id, headline: item.querySelector(".pick").textContent, note: item.querySelector(".note").textContent,
  });
  picks.replaceChildren(...[...picks.children].map((item) =>
    picked(read(item, item.querySelector("input").value))));
  found.replaceChildren();
  const ask = box.querySelector(".look button");
  ask.type = "button";
  ask.addEventListener("click", search);
  look.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      search();
    }
  });

  return {
    get,
    async set(ids) {
      if (ids.join() === get().join()) return;
      const answer = ids.length
        ? await desk.get("/published?" + ids.map((id) => "id=" + encodeURIComponent(id)).join("&")) : { items: [] };
      picks.replaceChildren(...(answer.items || ids.map((id) => ({ id, headline: id, note: "" }))).map(picked));
    },
    lock(locked) {
      for (const control of box.querySelectorAll("button, input")) control.disabled = locked;
    },
  };
}
