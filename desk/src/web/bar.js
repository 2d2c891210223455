// The tools above the text, and the dialogs that they open.
import { el, icon, iconButton } from "./dom.js";
import { insertBlock, linkAt, setBlockType, setLink, toList, toQuote, toggleMark } from "./commands.js";
import { isAddress, schema } from "./schema.js";
import { fresh, gallery } from "./views.js";

const { nodes, marks } = schema;
const INSERTS = ["picture", "gallery", "quote", "table", "facts", "timeline", "embed", "vote", "divider"];
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const SHORTCUTS = [
  ["save", "Mod S"], ["find", "Mod F"], ["link", "Mod K"], ["strong", "Mod B"], ["emphasis", "Mod I"],
  ["sub", "Mod ,"], ["sup", "Mod ."], ["paragraph", "Mod Alt 0"], ["heading.2", "Mod Alt 1"],
  ["heading.3", "Mod Alt 2"], ["heading.4", "Mod Alt 3"], ["numbers", "Mod Shift 7"], ["bullets", "Mod Shift 8"],
  ["quote", "Mod Shift 9"], ["insert", "Mod Alt I"], ["move", "Alt ↑ ↓"], ["preview", "Mod Alt P"],
  ["undo", "Mod Z"], ["redo", "Mod Shift Z"], ["line-break", "Shift Enter"], ["tools", "Alt F10"], ["help", "?"],
];

function keysOf(text) {
  return text.split(" ").map((key) => el("kbd", {}, key === "Mod" ? (MAC ? "⌘" : "Ctrl") : key === "Alt" && MAC ? "⌥" : key));
}

function dialog(...content) {
  const box = el("dialog", { class: "card", click: (event) => event.target === box && box.close() }, ...content);
  document.body.append(box);
  box.addEventListener("close", () => box.remove());
  box.showModal();
  return box;
}

/** All keys, as a table. */
export function help(say) {
  const box = dialog(el("h2", {}, say("shortcuts")),
    el("dl", { class: "ed-keys" }, SHORTCUTS.map(([name, text]) =>
      el("div", {}, el("dt", {}, say(name)), el("dd", {}, keysOf(text))))),
    el("p", { class: "note" }, say("typed-signs")),
    el("button", { type: "button", class: "main", click: () => box.close() }, say("close")));
}

/** Asks for the address of a link. */
export function askLink(view, say) {
  const input = el("input", { type: "text", inputmode: "url", dir: "ltr", value: linkAt(view.state), placeholder: "https://" });
  const wrong = el("p", { class: "bad", role: "alert", hidden: true }, say("no-address"));
  const finish = (href) => {
    box.close();
    setLink(href)(view.state, view.dispatch);
    view.focus();
  };
  const box = dialog(el("form", {
    method: "dialog",
    submit: (event) => {
      event.preventDefault();
      const typed = input.value.trim();
      const href = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(typed) ? "https://" + typed : typed;
      wrong.hidden = href === "" || isAddress(href);
      if (wrong.hidden) finish(href);
    },
  }, el("label", {}, say("address"), input), wrong,
  el("div", { class: "ed-tools" }, el("button", { class: "main" }, say("set")),
    linkAt(view.state) ? el("button", { type: "button", click: () => finish("") }, say("unlink")) : null,
    el("button", { type: "button", class: "quiet", click: () => { box.close(); view.focus(); } }, say("cancel")))));
  input.select();
}

/** A menu of the blocks that can be put in. Arrow keys, Escape. */
export function insertMenu(view, say, pick, anchor) {
  let open = true;
  const close = () => {
    if (!open) return; // removing it takes the focus out of it, which closes it
    open = false;
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
  };
  const choose = (kind) => {
    close();
    const put = (node) => {
      insertBlock(node)(view.state, view.dispatch);
      view.focus();
    };
    if (kind === "picture") pick(put);
    else if (kind === "gallery") pick((figure) => put(gallery(figure)));
    else {
      put(fresh(kind));
      view.dom.querySelector(".ProseMirror-selectednode input, .ProseMirror-selectednode select")?.focus();
    }
  };
  const items = INSERTS.map((kind) =>
    el("button", { type: "button", role: "menuitem", tabindex: "-1", click: () => choose(kind) }, say(kind)));
  const menu = el("div", {
    class: "ed-menu", role: "menu", "aria-label": say("insert"),
    keydown: (event) => {
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) items[(to + items.length) % items.length].focus();
      else if (event.key === "Escape") {
        close();
        view.focus();
      } else if (event.key === "Tab") close();
      else return;
      if (event.key !== "Tab") event.preventDefault();
    },
    focusout: (event) => {
      if (!menu.contains(event.relatedTarget)) close();
    },
  }, items);
  anchor.after(menu);
  anchor.setAttribute("aria-expanded", "true");
  items[0].focus();
}

/** The bar of tools; `update` shows what holds at the cursor. */
export function toolbar(view, say, pick, actions) {
  const run = (command) => () => {
    command(view.state, view.dispatch);
    view.focus();
  };
  const letter = (tag, text, mark) => el("button", {
    type: "button", class: "tool", title: say(mark), "aria-label": say(mark), "aria-pressed": "false", "data-mark": mark,
    click: run(toggleMark(marks[mark])),
  }, el(tag, { "aria-hidden": "true" }, text));
  const kind = el("select", {
    "aria-label": say("kind"),
    change: () => {
      const level = Number(kind.value);
      run(level ? setBlockType(nodes.heading, { level }) : setBlockType(nodes.paragraph))();
    },
  }, el("option", { value: "0" }, say("paragraph")),
  [2, 3, 4].map((level) => el("option", { value: level }, say("heading." + level))));
  const insert = el("button", {
    type: "button", class: "tool wide", "aria-haspopup": "menu", "aria-expanded": "false",
    click: () => insertMenu(view, say, pick, insert),
  }, icon("plus"), " " + say("insert"));
  const show = el("button", {
    type: "button", class: "tool wide", "aria-pressed": "false", click: () => actions.preview(),
  }, icon("screen"), " " + say("preview"));
  const box = el("div", { class: "ed-bar", role: "toolbar", "aria-label": say("tools") },
    kind, letter("b", "B", "strong"), letter("i", "I", "emphasis"), letter("span", "x₂", "sub"), letter("span", "x²", "sup"),
    iconButton("link", say("link"), () => askLink(view, say)),
    iconButton("bullets", say("bullets"), run(toList(nodes.bullet_list))),
    iconButton("numbers", say("numbers"), run(toList(nodes.ordered_list))),
    iconButton("quote", say("quote"), run(toQuote)),
    el("span", { class: "ed-anchor" }, insert), el("span", { class: "ed-gap" }),
    iconButton("find", say("find"), () => actions.find()), show,
    iconButton("help", say("help"), () => help(say)));
  // One stop of the Tab key for all tools; the arrow keys go from one to the next.
  const stops = [...box.querySelectorAll("select, button")];
  const stop = (at) => stops.forEach((tool, i) => { tool.tabIndex = i === at ? 0 : -1; });
  stop(0);
  box.addEventListener("focusin", (event) => stops.includes(event.target) && stop(stops.indexOf(event.target)));
  box.addEventListener("keydown", (event) => {
    const at = stops.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    stops[(to + stops.length) % stops.length].focus();
  });
  // Presses on a tool leave the cursor where it is.
  box.addEventListener("mousedown", (event) => event.target.closest(".tool") && event.preventDefault());
  return {
    box,
    insert: () => insertMenu(view, say, pick, insert),
    focus: () => kind.focus(),
    shown: (open) => show.setAttribute("aria-pressed", String(open)),
    update(state) {
      const { $from, from, to, empty } = state.selection;
      kind.value = String($from.parent.type === nodes.heading ? $from.parent.attrs.level : 0);
      for (const button of box.querySelectorAll("[data-mark]")) {
        const mark = marks[button.dataset.mark];
        const on = empty ? mark.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, mark);
        button.setAttribute("aria-pressed", String(Boolean(on)));
      }
    },
  };
}
