// Puts the readers' moods into a story's page. Without it the form and its link do the same.
(() => {
  "use strict";
  for (const section of document.querySelectorAll("[data-fragment]")) {
    const load = async () => {
      const answer = await fetch(section.dataset.fragment, { credentials: "same-origin" });
      if (answer.ok) {
        section.innerHTML = await answer.text();
      }
    };
    section.addEventListener("submit", async (event) => {
      const form = event.target;
      event.preventDefault();
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          credentials: "same-origin",
          redirect: "manual",
        });
        if (!answer.ok && answer.type !== "opaqueredirect") {
          throw new Error(String(answer.status));
        }
        await load();
        section.setAttribute("tabindex", "-1");
        section.focus({ preventScroll: true });
      } catch {
        form.submit();
      }
    });
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        seen.disconnect();
        load().catch(() => {});
      }
    }, { rootMargin: "400px" });
    seen.observe(section);
  }
})();
