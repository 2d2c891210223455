// Find and replace. What was found is marked; nothing of it is in the document.
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { el } from "./dom.js";

const key = new PluginKey("find");

/** Where a text stands in a document, within one block each; case is ignored. */
export function places(doc, sought) {
  const found = [];
  if (!sought) return found;
  const wanted = sought.toLowerCase();
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "", "\n").toLowerCase();
    // Lower case may be longer than what it came from; then positions would not fit.
    const comparable = text.length === node.content.size ? text
      : node.textBetween(0, node.content.size, "", "\n");
    for (let at = comparable.indexOf(wanted); at >= 0; at = comparable.indexOf(wanted, at + wanted.length)) {
      found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    }
    return false;
  });
  return found;
}

/** Keeps the marks where the text is. */
export function finding() {
  return new Plugin({
    key,
    state: {
      init: () => ({ sought: "", found: [], at: -1 }),
      apply(transaction, former, _, state) {
        const asked = transaction.getMeta(key);
        if (!asked && !transaction.docChanged) return former;
        const next = { ...former, ...asked };
        return { ...next, found: places(state.doc, next.sought) };
      },
    },
    props: {
      decorations(state) {
        const { found, at } = key.getState(state);
        return DecorationSet.create(state.doc, found.map((place, i) =>
          Decoration.inline(place.from, place.to, { class: i === at ? "found now" : "found" })));
      },
    },
  });
}

/** The bar with the two fields. Opens with the selected text. */
export function findBar(view, say) {
  const sought = el("input", { type: "search", "aria-label": say("find") });
  const instead = el("input", { "aria-label": say("replace-with"), placeholder: say("replace-with") });
  const state = el("span", { class: "note", role: "status" });
  const found = () => key.getState(view.state);

  function tell() {
    const { found: all, at } = found();
    state.textContent = sought.value ? (all.length ? `${Math.min(at, all.length - 1) + 1} / ${all.length}` : say("not-found")) : "";
  }

  function go(by) {
    const { found: all, at } = found();
    if (!all.length) return tell();
    const next = (at + by + all.length) % all.length;
    const place = all[next];
    view.dispatch(view.state.tr.setMeta(key, { at: next })
      .setSelection(TextSelection.create(view.state.doc, place.from, place.to)).scrollIntoView());
    return tell();
  }

  function seek() {
    const from = view.state.selection.from;
    view.dispatch(view.state.tr.setMeta(key, { sought: sought.value, at: -1 }));
    const at = found().found.findIndex((place) => place.from >= from);
    view.dispatch(view.state.tr.setMeta(key, { at: Math.max(at, 0) - 1 }));
    go(1);
  }

  function put(place, transaction) {
    const marks = view.state.doc.resolve(place.from + 1).marks();
    return instead.value
      ? transaction.replaceWith(place.from, place.to, view.state.schema.text(instead.value, marks))
      : transaction.delete(place.from, place.to);
  }

  function replaceOne() {
    const { found: all, at } = found();
    if (!all[at]) return go(1);
    view.dispatch(put(all[at], view.state.tr).setMeta(key, { at: at - 1 }));
    return go(1);
  }

  function replaceAll() {
    const transaction = view.state.tr;
    const all = found().found;
    [...all].reverse().forEach((place) => put(place, transaction));
    view.dispatch(transaction.setMeta(key, { at: -1 }));
    state.textContent = say("replaced", all.length);
  }

  function close() {
    bar.hidden = true;
    view.dispatch(view.state.tr.setMeta(key, { sought: "", at: -1 }));
    view.focus();
  }

  const button = (label, press) => el("button", { type: "button", class: "quiet", click: press }, say(label));
  const bar = el("div", {
    class: "ed-find", role: "search", hidden: true,
    keydown(event) {
      if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
        event.preventDefault();
        if (event.target === instead) replaceOne();
        else go(event.shiftKey ? -1 : 1);
      }
    },
  }, sought, button("previous", () => go(-1)), button("next", () => go(1)), state, instead,
  button("replace", replaceOne), button("replace-all", replaceAll), button("close", close));
  sought.placeholder = say("find");
  sought.addEventListener("input", seek);
  return {
    bar,
    open() {
      const { from, to } = view.state.selection;
      const selected = view.state.doc.textBetween(from, to, " ").slice(0, 100);
      bar.hidden = false;
      if (selected) sought.value = selected;
      sought.focus();
      sought.select();
      if (sought.value) seek();
      sought.focus();
    },
  };
}
