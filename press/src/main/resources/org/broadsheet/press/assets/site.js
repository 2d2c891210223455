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
  root.dataset.live = navigator.share ? "share" : ""; // keeps the places of what only a script can show, so that nothing jumps
  wear("size");
  wear("scheme");

  // Text only, wherever a page has it; a link from there leads back.
  if (location.hash === "#full") {
    kept.set("lite", "");
    history.replaceState(history.state, "", location.pathname + location.search);
  } else if (kept.get("lite") && root.dataset.lite) {
    location.replace(root.dataset.lite);
  }

  // Inside WeChat the text has the size that its menu says: told as a scale on iPhones, elsewhere a step.
  const weixin = () => {
    const bridge = window.WeixinJSBridge;
    bridge.on("menu:setfont", (to) => {
      if (to.fontScale > 0) {
        root.style.webkitTextSizeAdjust = to.fontScale + "%";
      } else {
        bridge.invoke("setFontSizeCallback", { fontSize: to.fontSize });
      }
    });
  };
  if (window.WeixinJSBridge) {
    weixin();
  } else {
    document.addEventListener("WeixinJSBridgeReady", weixin);
  }

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
    (document.querySelector("dialog .said") || document.querySelector(".said")).textContent = text;
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

  // Passing a story on. Where a browser lacks what this needs, the link leads to a page with the same ways.
  const inWechat = /MicroMessenger/.test(navigator.userAgent);
  const overlay = (opener, name, fill) => {
    const dialog = document.createElement("dialog");
    dialog.className = name;
    dialog.setAttribute("aria-label", document.querySelector("ul.share").getAttribute("aria-label"));
    const close = document.createElement("button");
    close.textContent = document.querySelector("[data-close]").dataset.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(close, ...fill);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        dialog.close();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus({ preventScroll: true });
    });
    document.body.append(dialog);
    offer(dialog);
    dialog.showModal();
  };
  const copy = async (text) => {
    try {
      return await navigator.clipboard.writeText(text);
    } catch {
      // Not allowed, or not there: the old way.
    }
    const field = document.createElement("textarea");
    const from = document.activeElement;
    field.value = text;
    from.parentElement.append(field); // beside what was pressed: a dialog keeps the focus to itself
    field.select();
    document.execCommand("copy");
    field.remove();
    from.focus();
  };
  const ways = {
    async copy(opener, story) {
      await copy(story.url);
      say(story.copied);
      opener.textContent = story.copied;
    },
    device: (opener, story) => navigator.share({ title: story.title, url: story.url }),
    async more(opener) {
      const answer = await fetch(opener.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      overlay(opener, "sharing", page.querySelector(".sharing").children);
    },
    hint(opener) {
      const words = document.createElement("p");
      words.textContent = opener.dataset.hint;
      overlay(opener, "hint", [words]);
    },
  };
  const offer = (part) => {
    for (const way of part.querySelectorAll("[data-share=copy], [data-share=device]")) {
      const able = way.dataset.share === "copy" || navigator.share;
      (way.closest("li[hidden]") || way).hidden = !able;
    }
  };
  const share = async (event) => {
    const opener = event.target.closest("[data-share]");
    if (!opener) {
      return;
    }
    const kind = opener.dataset.share;
    const way = ways[kind] || (inWechat ? ways.hint : ways.more);
    if (opener.href && (!window.HTMLDialogElement || event.ctrlKey || event.metaKey)) {
      return;
    }
    event.preventDefault();
    try {
      await way(opener, (opener.closest("[data-url]") || document.querySelector("[data-url]")).dataset);
    } catch {
      if (opener.href) {
        location = opener.href;
      }
    }
  };

  // WeChat's own card, inside WeChat and where the site has an account there; else the plain one.
  const wechatCard = async (story) => {
    const here = location.href.split("#")[0];
    const answer = await fetch("/api/v1/wechat/signature?url=" + encodeURIComponent(here));
    if (answer.status !== 200) {
      return;
    }
    const signed = await answer.json();
    const sdk = document.createElement("script");
    sdk.src = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";
    sdk.addEventListener("load", () => {
      const cards = ["updateAppMessageShareData", "updateTimelineShareData"];
      const about = (name) => (document.querySelector(`meta[property="og:${name}"]`) || { content: "" }).content;
      const wx = window.wx;
      wx.config(Object.assign(signed, { jsApiList: cards }));
      wx.ready(() => {
        for (const card of cards) {
          wx[card]({ title: story.title, desc: about("description"), link: story.url, imgUrl: about("image") });
        }
      });
    });
    document.head.append(sdk);
  };

  // What nobody waits for is fetched when the page is drawn: before, it would take from the first picture.
  const drawn = (work) => {
    let done = false;
    const once = () => {
      if (!done) {
        done = true;
        work();
      }
    };
    const soon = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
    if (document.readyState === "complete") {
      soon();
    } else {
      addEventListener("load", soon);
      setTimeout(once, 3000); // a picture may never come
    }
  };
  // So do the other pictures, where the browser leaves out what is far away, and where the page is not one to come back to.
  const [visit] = performance.getEntriesByType("navigation");
  if ("loading" in HTMLImageElement.prototype && visit && visit.type === "navigate") {
    root.dataset.drawing = "";
    drawn(() => delete root.dataset.drawing);
  }

  // A fragment: numbers that change, put where the page holds what is true for ever. It is fetched when it
  // comes near; forms in it are sent from where they stand, and what had the focus has it again. Without
  // this, or when it fails, the forms and links in it do the same. data-said tells those who do not see it.
  let turn = Promise.resolve(); // one thing is said after the other, so the last one stays and one reader is one
  const fragment = (place) => {
    const read = async () => {
      const answer = await fetch(place.dataset.fragment, { credentials: "same-origin" });
      return answer.ok ? answer.text() : "";
    };
    const put = async (text, focused) => {
      if (text) {
        place.innerHTML = text;
        if (focused !== undefined) {
          place.setAttribute("tabindex", "-1");
          ((focused && place.querySelector(`[data-key="${focused}"]`)) || place).focus({ preventScroll: true });
        }
        without();
        await regrow();
      }
    };
    const key = () => place.contains(document.activeElement) ? document.activeElement.dataset.key || "" : undefined;
    let sent = 0; // from the last on, only what is true after it may stand here
    let chosen = false; // and what is chosen is not taken away by figures that come late
    let plain = false;
    let hand = Promise.resolve(); // what is pressed stays until it is let go, else the press would be lost
    const pressed = (down, up) => place.addEventListener(down, () => {
      hand = new Promise((go) => {
        up.forEach((name) => addEventListener(name, () => setTimeout(go), { once: true }));
        setTimeout(go, 3000);
      });
    });
    pressed("pointerdown", ["pointerup", "pointercancel"]);
    pressed("keydown", ["keyup"]);
    place.addEventListener("input", () => { chosen = true; });
    place.addEventListener("submit", async (event) => {
      const form = event.target;
      const button = event.submitter;
      if (plain || !button || form.method !== "post") {
        return;
      }
      event.preventDefault();
      const mine = ++sent;
      const data = new URLSearchParams(new FormData(form));
      if (button.name) {
        data.append(button.name, button.value);
      }
      try {
        // but a lost one does not hold up the next for ever
        turn = Promise.race([turn.catch(() => {}), new Promise((go) => { setTimeout(go, 5000); })]).then(() =>
          fetch(form.action, { method: "POST", body: data, credentials: "same-origin", redirect: "manual" }));
        const answer = await turn;
        if (!answer.ok && answer.type !== "opaqueredirect") {
          throw new Error(String(answer.status));
        }
        const text = await read();
        if (mine !== sent) {
          return;
        }
        await put(text, button.dataset.key || "");
        const said = place.querySelector("[data-said]");
        if (said) {
          say(said.dataset.said);
        }
      } catch {
        plain = true;
        button.click();
      }
    });
    const near = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        near.disconnect();
        place.setAttribute("aria-busy", "true");
        read().then(async (text) => {
          await hand;
          return sent || chosen || put(text, key());
        }).catch(() => {}).then(() => {
          place.removeAttribute("aria-busy");
          place.classList.remove("coming");
        });
      }
    }, { rootMargin: "1000px" }); // before a reader gets there, so that nothing in sight moves
    place.classList.add("coming");
    drawn(() => near.observe(place));
  };

  // A picture's own page: keys and swipes follow the links that stand there.
  const stage = (box) => {
    const back = getComputedStyle(box).direction === "rtl";
    const go = (link) => {
      const found = document.querySelector(link);
      if (found) {
        found.click();
      }
    };
    const turn = (forward) => go(`.turn[rel=${forward ? "next" : "prev"}]`);
    document.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, details")) {
        return;
      }
      if (event.key === "Escape") {
        go(".back");
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        turn((event.key === "ArrowRight") !== back);
      }
    });
    let from = null;
    box.addEventListener("touchstart", ({ touches }) => {
      const zoomed = window.visualViewport && visualViewport.scale > 1;
      from = touches.length > 1 || zoomed ? null : touches[0];
    }, { passive: true });
    box.addEventListener("touchend", ({ changedTouches: [to] }) => {
      const x = from ? to.clientX - from.clientX : 0;
      if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(to.clientY - from.clientY)) {
        turn(x < 0 !== back);
      }
      from = null;
    }, { passive: true });
  };

  // "Report an error" takes along the words that are marked.
  const report = (link) => {
    const plain = link.href;
    document.addEventListener("selectionchange", () => {
      const chosen = getSelection();
      const text = String(chosen).trim();
      const inside = chosen.anchorNode && link.closest("article").contains(chosen.anchorNode);
      if (text && inside) {
        link.href = plain + "&passage=" + encodeURIComponent(text.slice(0, 300));
      }
    });
  };

  // "Load more": what the link leads to joins the list. Whoever comes back finds all of it again.
  const NEXT = ".more [data-into]";
  const open = async (url) => {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  // A story does not recommend itself.
  const without = () => {
    for (const link of document.querySelectorAll(".recommended h3 a")) {
      if (link.pathname === location.pathname) {
        link.closest(".teaser").remove();
      }
    }
  };
  const more = async (link) => {
    const into = link.dataset.into;
    const list = document.querySelector(into + " .items[data-said]");
    list.setAttribute("aria-busy", "true");
    const page = await open(link.dataset.part || link.href);
    const part = page.querySelector(".items[data-said]");
    const next = page.querySelector(`.more [data-into="${into}"]`);
    const added = [...part.children];
    list.append(...added);
    if (next) {
      link.parentElement.replaceWith(next.parentElement);
    } else {
      link.parentElement.remove();
    }
    without();
    list.removeAttribute("aria-busy");
    const left = added.filter((story) => story.isConnected);
    return { said: left.length < added.length ? part.dataset.fewer : part.dataset.said, first: left[0] };
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest(NEXT);
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const grown = (history.state || {}).grown || { from: location.href, parts: [] };
    more(link).then(({ said, first }) => {
      grown.parts.push(link.dataset.into);
      history.scrollRestoration = "manual";
      history.replaceState({ grown }, "", link.pathname === location.pathname ? link.href : location.href);
      say(said);
      if (first) {
        first.querySelector("h2 a, h3 a").focus();
      }
    }).catch(() => location.assign(link.href));
  });
  addEventListener("pagehide", () => {
    const grown = (history.state || {}).grown;
    if (grown) {
      grown.y = scrollY;
      history.replaceState({ grown }, "");
    }
  });
  // Lists that arrive by a fragment come back when they are there.
  const { from, parts: left, y } = (history.state || {}).grown || { parts: [] };
  let whole = !from || from === location.href;
  const grow = async () => {
    const main = document.getElementById("content");
    if (!whole) {
      whole = true;
      main.replaceChildren(...(await open(from)).getElementById("content").childNodes);
      main.querySelectorAll("[data-fragment]").forEach(fragment);
    }
    const next = () => left.map((into) => main.querySelector(`.more [data-into="${into}"]`)).find(Boolean);
    for (let link = next(); link; link = next()) {
      left.splice(left.indexOf(link.dataset.into), 1);
      await more(link);
      root.style.scrollBehavior = "auto";
      scrollTo(0, y || 0);
      root.style.scrollBehavior = "";
    }
  };
  let growing = Promise.resolve();
  const regrow = () => growing = growing.then(grow).catch(() => {});

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".stage").forEach(stage);
    regrow();
    document.querySelectorAll(".comfort").forEach(comfort);
    document.querySelectorAll("[data-turn]").forEach((link) =>
      link.addEventListener("click", () => kept.set("lite", "1")));
    document.querySelectorAll(".reading").forEach(reading);
    document.addEventListener("click", share);
    offer(document);
    if (inWechat) {
      document.querySelectorAll("ul.share").forEach((row) => wechatCard(row.dataset).catch(() => {}));
    }
    document.querySelectorAll(".unfold button").forEach(fold);
    document.querySelectorAll("[data-fragment]").forEach(fragment);
    document.querySelectorAll("a.report").forEach(report);
    // From the second page on, so that a first visit fetches nothing that it does not show.
    if (navigator.serviceWorker && document.referrer.startsWith(location.origin + "/")) {
      navigator.serviceWorker.register("/service-worker.js").catch(() => {});
    }
    // Where a page links it, as a paper's own template may, browsers fetch it at once; and nobody waits for it.
    if (root.dataset.manifest) {
      drawn(() => setTimeout(() => {
        const link = document.createElement("link");
        link.rel = "manifest";
        link.href = root.dataset.manifest;
        document.head.append(link);
      }, 1000));
    }
  });
})();
