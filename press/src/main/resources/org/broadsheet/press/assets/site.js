// What pages can do beyond being read. Every page is whole without it.
(() => {
  "use strict";
  const root = document.documentElement;

  // What the reader chose is kept on this device only, and holds before the first line is drawn.
  const kept = {
    get(name) {
      try {
        return localStorage.getItem("broadsheet." + name);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        localStorage.setItem("broadsheet." + name, value);
      } catch {
        // A device that keeps nothing shows it until the page is left.
      }
    },
  };
  const wear = (name) => {
    const value = kept.get(name);
    if (value) {
      root.dataset[name] = value;
    }
  };
  wear("size");
  wear("scheme");

  // Text size and colours.
  const comfort = (panel) => {
    panel.hidden = false;
    for (const choice of panel.querySelectorAll("input")) {
      choice.checked = choice.value === (root.dataset[choice.name] || choice.dataset.usual);
      choice.addEventListener("change", () => {
        kept.set(choice.name, choice.value);
        root.dataset[choice.name] = choice.value;
      });
    }
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && panel.open) {
        panel.open = false;
        panel.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target)) {
        panel.open = false;
      }
    });
  };

  // Tells those who do not see it what has happened.
  const say = (text) => {
    document.querySelector("[role=status].said").textContent = text;
  };

  // "Now reading": stands on top once the headline has gone, and never over what has the focus.
  const reading = (bar) => {
    const headline = document.querySelector(".headline h1");
    const body = document.querySelector(".story .body");
    const progress = bar.querySelector("progress");
    const measure = () => {
      const box = body.getBoundingClientRect();
      const read = (innerHeight - box.top) / Math.max(box.height, 1);
      progress.value = Math.round(100 * Math.min(1, Math.max(0, read)));
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (!waiting && !bar.hidden) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          measure();
        });
      }
    }, { passive: true });
    new IntersectionObserver((entries) => {
      const last = entries[entries.length - 1];
      bar.hidden = last.isIntersecting || last.boundingClientRect.bottom > 0;
      if (!bar.hidden) {
        measure();
      }
    }).observe(headline);
    document.addEventListener("focusin", (event) => {
      if (!bar.hidden && !bar.contains(event.target)) {
        const hidden = bar.getBoundingClientRect().bottom + 8 - event.target.getBoundingClientRect().top;
        if (hidden > 0 && event.target !== document.getElementById("content")) {
          scrollBy(0, -hidden);
        }
      }
    });
    const share = bar.querySelector("button");
    share.addEventListener("click", async () => {
      const link = document.querySelector("link[rel=canonical]");
      const url = link ? link.href : location.href;
      try {
        if (navigator.share) {
          await navigator.share({ title: headline.textContent, url });
        } else {
          await navigator.clipboard.writeText(url);
          say(share.dataset.copied);
          share.textContent = share.dataset.copied;
        }
      } catch {
        // The reader thought better of it.
      }
    });
  };

  // "Read the rest", on small screens. Only where the browser's own search and anchors open what is folded.
  const fold = (button) => {
    const rest = document.getElementById("rest");
    const narrow = matchMedia("(max-width: 40em)").matches;
    if (!narrow || location.hash || !("onbeforematch" in rest)) {
      return;
    }
    const open = () => {
      if (button.parentElement.hidden) {
        return;
      }
      rest.removeAttribute("hidden");
      button.setAttribute("aria-expanded", "true");
      button.parentElement.hidden = true;
      say(button.dataset.opened);
    };
    rest.setAttribute("hidden", "until-found");
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      open();
      rest.focus({ preventScroll: true });
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && !event.shiftKey) {
        open(); // so that the focus moves on into the text
      }
    });
    rest.addEventListener("beforematch", open);
    addEventListener("beforeprint", open);
    addEventListener("hashchange", open);
  };

  // The readers' moods, put into a story's page. The form and its link do the same.
  const moods = (section) => {
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
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".comfort").forEach(comfort);
    document.querySelectorAll(".reading").forEach(reading);
    document.querySelectorAll(".unfold button").forEach(fold);
    document.querySelectorAll("[data-fragment]").forEach(moods);
    // From the second page on, so that a first visit fetches nothing that it does not show.
    if (navigator.serviceWorker && document.referrer.startsWith(location.origin + "/")) {
      navigator.serviceWorker.register("/service-worker.js").catch(() => {});
    }
  });
})();
