// What keys and buttons do to the document.
import { Selection, TextSelection } from "prosemirror-state";
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from "prosemirror-commands";
import { undo, redo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** The position before the outermost block that holds the selection. */
export function blockAt(state) {
  const { $from } = state.selection;
  return $from.depth === 0 ? $from.pos : $from.before(1);
}

/** Moves the block at a position past its neighbour. */
export function moveBlock(by, at = null) {
  return (state, dispatch) => {
    const from = at ?? blockAt(state);
    const $from = state.doc.resolve(from);
    const index = $from.index();
    const other = index + by;
    if (other < 0 || other >= $from.parent.childCount || !$from.parent.child(index)) return false;
    if (dispatch) {
      const node = $from.parent.child(index);
      const neighbour = $from.parent.child(other);
      const to = by < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize;
      const inside = state.selection.from - from;
      const transaction = state.tr.delete(from, from + node.nodeSize).insert(to, node);
      if (inside >= 0 && inside < node.nodeSize) {
        transaction.setSelection(Selection.near(transaction.doc.resolve(to + Math.max(inside, 1))));
      }
      dispatch(transaction.scrollIntoView());
    }
    return true;
  };
}

/** Removes the block at a position. */
export function removeBlock(at) {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(at);
    if (!node) return false;
    const alone = state.doc.childCount === 1 && state.doc.firstChild === node;
    const { parent } = state.doc.resolve(at);
    if (dispatch) {
      const transaction = state.tr;
      if (alone) transaction.replaceWith(at, at + node.nodeSize, nodes.paragraph.create());
      else if (parent.type === nodes.gallery && parent.childCount === 1) return removeBlock(at - 1)(state, dispatch);
      else transaction.delete(at, at + node.nodeSize);
      dispatch(transaction.scrollIntoView());
    }
    return true;
  };
}

/** Puts a block after the one with the cursor; in place of it where that is an empty paragraph. */
export function insertBlock(node) {
  return (state, dispatch) => {
    if (dispatch) {
      const at = blockAt(state);
      const here = state.doc.nodeAt(at);
      const empty = here && here.type === nodes.paragraph && here.content.size === 0;
      const from = empty ? at : at + (here ? here.nodeSize : 0);
      const transaction = empty ? state.tr.replaceWith(at, at + here.nodeSize, node) : state.tr.insert(from, node);
      const after = from + node.nodeSize;
      if (after >= transaction.doc.content.size) transaction.insert(after, nodes.paragraph.create());
      const $inside = transaction.doc.resolve(node.isLeaf ? after : from + 1);
      transaction.setSelection(Selection.near($inside));
      dispatch(transaction.scrollIntoView());
    }
    return true;
  };
}

function toQuote(state, dispatch) {
  const type = state.selection.$from.parent.type === nodes.quote ? nodes.paragraph : nodes.quote;
  return setBlockType(type)(state, dispatch);
}

/** Makes a list of the selection, or ends the list that it is in. */
export function toList(type) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    return $from.depth > 1 && $from.node(-1).type === nodes.list_item
      ? liftListItem(nodes.list_item)(state, dispatch)
      : wrapInList(type)(state, dispatch);
  };
}

function lineBreak(state, dispatch) {
  if (!state.selection.$from.parent.inlineContent) return false;
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.line_break.create()).scrollIntoView());
  return true;
}

// Within a table, a caption or a moment, Enter does not part what must stay one.
function enterInside(state, dispatch) {
  const { $from } = state.selection;
  switch ($from.parent.type) {
    case nodes.table_cell: return nextCell(1)(state, dispatch) || leave(state, dispatch);
    case nodes.figure: case nodes.quote: return leave(state, dispatch);
    case nodes.moment: return lineBreak(state, dispatch);
    default: return false;
  }
}

function leave(state, dispatch) {
  const after = state.selection.$from.after(1);
  if (dispatch) {
    const next = state.doc.nodeAt(after);
    const transaction = state.tr;
    if (!next || next.type !== nodes.paragraph || next.content.size > 0) {
      transaction.insert(after, nodes.paragraph.create());
    }
    dispatch(transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView());
  }
  return true;
}

function nextCell(by) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.parent.type !== nodes.table_cell) return false;
    const starts = [];
    const table = $from.before(1);
    state.doc.nodeAt(table).descendants((node, pos) => {
      if (node.type === nodes.table_cell) starts.push(table + 2 + pos);
    });
    const to = starts.indexOf($from.start()) + by;
    if (to < 0 || to >= starts.length) return false;
    if (dispatch) dispatch(state.tr.setSelection(TextSelection.create(state.doc, starts[to])).scrollIntoView());
    return true;
  };
}

/** Sets or unsets a link over the selection; over none, writes the address itself. */
export function setLink(href) {
  return (state, dispatch) => {
    const { from, to, empty, $from } = state.selection;
    const transaction = state.tr;
    if (empty && href) {
      transaction.insert(from, schema.text(href, [marks.link.create({ href }), ...$from.marks()]));
    } else {
      const range = empty ? around($from) : { from, to };
      transaction.removeMark(range.from, range.to, marks.link);
      if (href) transaction.addMark(range.from, range.to, marks.link.create({ href }));
    }
    if (dispatch) dispatch(transaction.scrollIntoView());
    return true;
  };
}

/** The link at the cursor, or the selection's first. */
export function linkAt(state) {
  const { $from, from, to, empty } = state.selection;
  let found = null;
  if (empty) found = marks.link.isInSet($from.marks());
  else state.doc.nodesBetween(from, to, (node) => { found = found || marks.link.isInSet(node.marks); });
  return found ? found.attrs.href : "";
}

function around($pos) {
  const start = $pos.start();
  let from = $pos.pos;
  let to = $pos.pos;
  $pos.parent.forEach((node, offset) => {
    const begin = start + offset;
    if (marks.link.isInSet(node.marks) && begin <= $pos.pos && begin + node.nodeSize >= $pos.pos) {
      from = Math.min(from, begin);
      to = Math.max(to, begin + node.nodeSize);
    }
  });
  return { from, to };
}

/** The keys of the document; the others belong to the window. */
export function keys() {
  const heading = (level) => setBlockType(nodes.heading, { level });
  return {
    ...baseKeymap,
    "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo,
    "Mod-b": toggleMark(marks.strong), "Mod-i": toggleMark(marks.emphasis),
    "Mod-,": toggleMark(marks.sub), "Mod-.": toggleMark(marks.sup),
    "Mod-Alt-0": setBlockType(nodes.paragraph),
    "Mod-Alt-1": heading(2), "Mod-Alt-2": heading(3), "Mod-Alt-3": heading(4),
    "Mod-Shift-7": toList(nodes.ordered_list), "Mod-Shift-8": toList(nodes.bullet_list), "Mod-Shift-9": toQuote,
    "Alt-ArrowUp": moveBlock(-1), "Alt-ArrowDown": moveBlock(1),
    "Shift-Enter": chainCommands(exitCode, lineBreak),
    Enter: chainCommands(enterInside, splitListItem(nodes.list_item), baseKeymap.Enter),
    Tab: chainCommands(nextCell(1), sinkListItem(nodes.list_item)),
    "Shift-Tab": chainCommands(nextCell(-1), liftListItem(nodes.list_item)),
    "Mod-]": sinkListItem(nodes.list_item), "Mod-[": liftListItem(nodes.list_item),
  };
}

/** What typing at the start of a line means. */
export function rules() {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^1[.、]\s$/, nodes.ordered_list),
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (match) => ({ level: match[1].length + 1 })),
      textblockTypeInputRule(/^\s*[>》]\s$/, nodes.quote),
      new InputRule(/^---$/, (state, _match, from, to) => {
        const $from = state.doc.resolve(from);
        if ($from.depth !== 1 || $from.parent.type !== nodes.paragraph) return null;
        const before = $from.before();
        const transaction = state.tr.delete(from, to).insert(before, nodes.divider.create());
        return transaction;
      }),
    ],
  });
}

export { setBlockType, toggleMark, toQuote };
