// The reader's real page beside the text, as wide as a phone or a desk. It is loaded anew after each save, and stays
// where it was scrolled to.
import { el, iconButton } from "./dom.js";

const WIDTHS = { phone: 390, screen: 1280 };

/** A panel that shows `/stories/ID/preview`; null while the story has no address. */
export function preview(say, address) {
  let width = "phone";
  let frame = null;
  const stage = el("div", { class: "ed-stage" });
  const buttons = Object.keys(WIDTHS).map((name) => iconButton(name, say("preview." + name), () => show(name)));
  const panel = el("section", { class: "ed-preview", hidden: true, "aria-label": say("preview") },
    el("div", { class: "ed-head" }, el("b", {}, say("preview")), ...buttons), stage);

  function fit() {
    if (!frame || panel.hidden) return;
    const scale = Math.min(1, stage.clientWidth / WIDTHS[width]);
    frame.style.inlineSize = WIDTHS[width] + "px";
    frame.style.blockSize = stage.clientHeight / scale + "px";
    frame.style.transform = `scale(${scale})`;
    stage.classList.toggle("wide", width === "screen");
  }

  function show(name) {
    width = name;
    panel.classList.toggle("wide", name === "screen");
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(Object.keys(WIDTHS)[i] === name)));
    fit();
  }

  function load() {
    const path = address();
    if (panel.hidden || !path) return;
    const next = el("iframe", { src: path, title: say("preview"), tabindex: "0" });
    const former = frame;
    next.addEventListener("load", () => {
      const top = former?.contentWindow?.scrollY;
      if (top) next.contentWindow?.scrollTo(0, top);
      next.classList.add("there");
      former?.remove();
    });
    frame = next;
    stage.append(next);
    // One that never arrived is not waited for.
    [...stage.children].slice(0, -2).forEach((old) => old.remove());
    fit();
  }

  addEventListener("resize", fit);
  show(width);
  return {
    panel,
    load,
    toggle(open = panel.hidden) {
      panel.hidden = !open;
      load();
      return open;
    },
  };
}
