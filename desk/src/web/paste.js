// What comes in by paste and drop. Foreign markup is cleaned by the desk, which knows what word processors and chat
// services write; pictures are kept by the desk before they stand in the text.
import { Fragment, Slice } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { toNodes } from "./blocks.js";
import { schema } from "./schema.js";
import { el } from "./dom.js";

const { nodes } = schema;
const key = new PluginKey("uploads");
const WORDS_ONLY = [nodes.table_cell, nodes.figure, nodes.moment, nodes.quote];

function pictures(transfer) {
  return [...(transfer?.files || [])].filter((file) => file.type.startsWith("image/"));
}

/** Puts cleaned blocks where the selection is. */
export function insertBlocks(view, blocks) {
  const made = toNodes(blocks);
  if (!made.length) return;
  const { $from } = view.state.selection;
  const transaction = view.state.tr;
  if (WORDS_ONLY.includes($from.parent.type) || (made.length === 1 && made[0].type === nodes.paragraph)) {
    const content = [];
    for (const node of made) {
      if (content.length) content.push(schema.text(" "));
      if (node.isTextblock) node.forEach((child) => content.push(child));
      else if (node.textContent) content.push(schema.text(node.textContent));
    }
    transaction.replaceSelection(new Slice(Fragment.from(content), 0, 0));
  } else {
    const open = (node) => (node.type === nodes.paragraph ? 1 : 0);
    transaction.replaceSelection(new Slice(Fragment.from(made), open(made[0]), open(made.at(-1))));
  }
  view.dispatch(transaction.scrollIntoView().setMeta("paste", true));
}

/** Where pictures are awaited while they go up. */
export function uploads() {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const mapped = set.map(transaction.mapping, transaction.doc);
        const change = transaction.getMeta(key);
        if (change?.add) return mapped.add(transaction.doc, [change.add]);
        if (change?.remove) return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove));
        return mapped;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Sends pictures up and puts each in its place as a figure. `desk` asks, `tell` says what went wrong. */
export function takePictures(view, files, at, { desk, say, tell }) {
  files.forEach(async (file, i) => {
    const id = {};
    const waiting = el("p", { class: "ed-waiting" }, say("uploading", file.name || say("picture")));
    view.dispatch(view.state.tr.setMeta(key, { add: Decoration.widget(at, waiting, { id, side: i }) }));
    const answer = await desk.upload(file);
    const [place] = key.getState(view.state).find(undefined, undefined, (spec) => spec.id === id);
    const transaction = view.state.tr.setMeta(key, { remove: id });
    if (answer.ok && place) {
      transaction.insert(place.from, nodes.figure.create({ medium: answer.medium, alt: "", credit: "" }));
    }
    view.dispatch(transaction);
    if (!answer.ok) tell(answer.said);
  });
}

/** The place between two blocks that is nearest to a position. */
export function between(state, pos) {
  const $pos = state.doc.resolve(pos);
  if ($pos.depth === 0) return pos;
  const node = $pos.node(1);
  return node.type === nodes.paragraph && node.content.size === 0 ? $pos.before(1) : $pos.after(1);
}

/** Handlers for the editor's view. */
export function pasting(context) {
  const { desk, say, tell } = context;
  return {
    handlePaste(view, event) {
      const html = event.clipboardData?.getData("text/html") || "";
      const text = event.clipboardData?.getData("text/plain") || "";
      const files = pictures(event.clipboardData);
      if (files.length && !text.trim()) {
        takePictures(view, files, between(view.state, view.state.selection.from), context);
        return true;
      }
      if (!html || html.includes("data-pm-slice")) return false;
      desk.clean(html).then((answer) => {
        if (answer.ok) {
          insertBlocks(view, answer.body);
          if (answer.pictures) tell(say("pictures-left", answer.pictures));
        } else {
          if (text) view.pasteText(text);
          tell(answer.said || say("pasted-plain"));
        }
      });
      return true;
    },
    handleDrop(view, event, _slice, moved) {
      if (moved) return false;
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
      const files = pictures(event.dataTransfer);
      if (files.length) {
        takePictures(view, files, between(view.state, at), context);
        return true;
      }
      const html = event.dataTransfer?.getData("text/html");
      if (!html || html.includes("data-pm-slice")) return false;
      desk.clean(html).then((answer) => answer.ok && insertBlocks(view, answer.body));
      return true;
    },
  };
}
