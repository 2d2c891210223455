// Blocks as in the canonical JSON of a story, to the document of the editor and back. A block that nobody touched goes
// back exactly as it came. What is not yet whole (a fact without its figure, a date that is none) is left out and
// counted: it stays on the screen and on this device until it is.
import { schema, isAddress } from "./schema.js";

const { nodes, marks } = schema;
const untouched = new WeakMap();

// To the editor.

/** The document of these blocks. */
export function toDocument(blocks) {
  const content = toNodes(blocks);
  content.forEach((node, i) => untouched.set(node, blocks[i]));
  return nodes.doc.create(null, content.length ? content : [nodes.paragraph.create()]);
}

/** A node for each of these blocks. */
export function toNodes(blocks) {
  return blocks.map(toNode);
}

function toNode(block) {
  switch (block.type) {
    case "paragraph": return nodes.paragraph.create(null, inlines(block.content));
    case "heading": return nodes.heading.create({ level: block.level }, inlines(block.content));
    case "quote":
      return nodes.quote.create(
        { attribution: block.attribution || "", href: block.href || "" }, inlines(block.content));
    case "list": return list(block);
    case "figure": return figure(block);
    case "gallery":
      return nodes.gallery.create({ id: block.id, title: block.title || "" }, block.figures.map(figure));
    case "table": return table(block);
    case "key-facts":
      return nodes.facts.create({
        title: block.title || "",
        facts: block.facts.map((fact) => ({
          label: fact.label, value: fact.value, unit: fact.unit || "", asOf: fact.asOf || "",
          sentence: fact.sentence || "",
        })),
      });
    case "timeline":
      return nodes.timeline.create(
        { title: block.title || "", live: Boolean(block.live) },
        block.moments.map((moment) => nodes.moment.create(
          { when: moment.when, label: moment.label || "", href: moment.href || "" }, inlines(moment.content))));
    case "embed":
      return nodes.embed.create({ provider: block.provider, href: block.href, title: block.title });
    case "divider": return nodes.divider.create();
    case "poll": return nodes.vote.create({ poll: block.poll });
    default: throw new Error("no editor for a block of type " + block.type);
  }
}

function list(block) {
  const type = block.ordered ? nodes.ordered_list : nodes.bullet_list;
  return type.create(null, block.items.map((item) => {
    const content = [nodes.paragraph.create(null, inlines(item.content))];
    if (item.nested) content.push(list(item.nested));
    return nodes.list_item.create(null, content);
  }));
}

function figure(block) {
  return nodes.figure.create(
    { medium: block.medium, alt: block.alt || "", credit: block.credit || "" }, inlines(block.caption));
}

function table(block) {
  const header = block.header || [];
  const rows = header.length ? [header, ...(block.rows || [])] : block.rows;
  return nodes.table.create(
    {
      caption: block.caption || "", header: header.length > 0, rowHeaders: Boolean(block.rowHeaders),
      asOf: block.asOf || "", chart: block.chart || "",
    },
    rows.map((row) => nodes.table_row.create(
      null, row.map((cell) => nodes.table_cell.create(null, inlines(cell))))));
}

/** Runs of text, as nodes. */
export function inlines(content, set = []) {
  const out = [];
  for (const inline of content || []) {
    if (typeof inline === "string") {
      out.push(schema.text(inline, set));
    } else if (inline.type === "break") {
      out.push(nodes.line_break.create());
    } else {
      const attrs = inline.type === "link" ? { href: inline.href } : null;
      out.push(...inlines(inline.content, marks[inline.type].create(attrs).addToSet(set)));
    }
  }
  return out;
}

// From the editor.

/** The blocks of a document, and how many parts of it were left out because they are not whole yet. */
export function fromDocument(doc) {
  const blocks = [];
  let missing = 0;
  doc.forEach((node) => {
    if (untouched.has(node)) {
      blocks.push(untouched.get(node));
      return;
    }
    const read = fromNode(node);
    missing += read.missing;
    if (read.block) blocks.push(read.block);
  });
  return { blocks, missing };
}

const whole = (block) => ({ block, missing: 0 });
const nothing = (missing) => ({ block: null, missing });

function fromNode(node) {
  const a = node.attrs;
  switch (node.type) {
    case nodes.paragraph: {
      const content = fromInlines(node);
      return content ? whole({ type: "paragraph", content }) : nothing(0);
    }
    case nodes.heading: {
      const content = fromInlines(node);
      return content ? whole({ type: "heading", level: a.level, content }) : nothing(0);
    }
    case nodes.quote: {
      const content = fromInlines(node);
      const odd = a.href && !isAddress(a.href) ? 1 : 0;
      if (!content) return nothing(a.attribution || a.href ? 1 : 0);
      return {
        block: trimmed({ type: "quote", content, attribution: a.attribution, href: odd ? "" : a.href }),
        missing: odd,
      };
    }
    case nodes.bullet_list: case nodes.ordered_list: return whole(fromList(node));
    case nodes.figure: return a.medium ? whole(fromFigure(node)) : nothing(1);
    case nodes.gallery: {
      const figures = children(node).filter((child) => child.attrs.medium);
      return figures.length
        ? {
          block: trimmed({ type: "gallery", id: a.id, title: a.title, figures: figures.map(fromFigure) }),
          missing: node.childCount - figures.length,
        }
        : nothing(1);
    }
    case nodes.table: return fromTable(node);
    case nodes.facts: {
      const facts = a.facts.filter((fact) => fact.label.trim() && fact.value.trim());
      const odd = facts.filter((fact) => fact.asOf && !isDate(fact.asOf)).length;
      const said = a.facts.filter((fact) => fact.label.trim() || fact.value.trim()).length;
      if (!facts.length) return nothing(said || a.title ? 1 : 0);
      return {
        block: trimmed({
          type: "key-facts", title: a.title,
          facts: facts.map((fact) => trimmed({ ...fact, asOf: isDate(fact.asOf) ? fact.asOf : "" })),
        }),
        missing: odd + said - facts.length,
      };
    }
    case nodes.timeline: {
      const moments = children(node).filter((child) => isMoment(child.attrs.when));
      const odd = moments.filter((child) => child.attrs.href && !isAddress(child.attrs.href)).length;
      if (!moments.length) return nothing(1);
      return {
        block: trimmed({
          type: "timeline", title: a.title, live: a.live || "",
          moments: moments.map((child) => trimmed({
            when: child.attrs.when, label: child.attrs.label, content: fromInlines(child) || "",
            href: isAddress(child.attrs.href) ? child.attrs.href : "",
          })),
        }),
        missing: odd + node.childCount - moments.length,
      };
    }
    case nodes.embed:
      return isAddress(a.href) && a.title.trim()
        ? whole({ type: "embed", provider: a.provider, href: a.href, title: a.title })
        : nothing(1);
    case nodes.divider: return whole({ type: "divider" });
    case nodes.vote:
      return /^[a-zA-Z0-9]([a-zA-Z0-9:/-]*[a-zA-Z0-9])?$/.test(a.poll) ? whole({ type: "poll", poll: a.poll }) : nothing(1);
    default: throw new Error("no block for a node of type " + node.type.name);
  }
}

function children(node) {
  const all = [];
  node.forEach((child) => all.push(child));
  return all;
}

/** The object without what is empty: absent rather than empty, as the canonical form has it. */
function trimmed(object) {
  return Object.fromEntries(Object.entries(object)
    .filter(([, value]) => typeof value !== "string" || value.trim() !== "")
    .filter(([, value]) => value !== false));
}

function fromList(node) {
  return trimmed({
    type: "list", ordered: node.type === nodes.ordered_list,
    items: children(node).map((item) => {
      const made = {};
      const content = fromInlines(item.firstChild);
      if (content) made.content = content;
      if (item.childCount > 1) made.nested = fromList(item.child(1));
      return made;
    }),
  });
}

/** A figure's node as its block. */
export function fromFigure(node) {
  return trimmed({
    type: "figure", medium: node.attrs.medium, alt: node.attrs.alt, credit: node.attrs.credit,
    caption: fromInlines(node) || "",
  });
}

function fromTable(node) {
  const a = node.attrs;
  const rows = children(node).map((row) => children(row).map((cell) => fromInlines(cell) || []));
  const width = Math.max(...rows.map((row) => row.length));
  rows.forEach((row) => { while (row.length < width) row.push([]); });
  if (rows.flat().every((cell) => cell.length === 0)) return nothing(a.caption ? 1 : 0);
  const odd = a.asOf && !isDate(a.asOf) ? 1 : 0;
  const header = a.header ? rows.shift() : [];
  const block = {
    type: "table", caption: a.caption, rowHeaders: a.rowHeaders, asOf: odd ? "" : a.asOf, chart: a.chart,
  };
  if (header.length) block.header = header;
  if (rows.length) block.rows = rows;
  return { block: trimmed(block), missing: odd };
}

/** Runs of text as in the canonical JSON, or null where there are none. */
export function fromInlines(node) {
  const runs = [];
  node.forEach((child) => {
    if (child.isText) runs.push({ text: child.text.toWellFormed?.() ?? child.text, marks: [...child.marks] });
    else runs.push({ broken: true, marks: [...child.marks] });
  });
  while (runs.length && (runs.at(-1).broken || !runs.at(-1).text.trim())) runs.pop();
  if (runs.every((run) => run.broken || !run.text.trim())) return null;
  return nest(runs);
}

// Runs that share their outermost mark stand together in one inline of it.
function nest(runs) {
  const out = [];
  for (let i = 0; i < runs.length;) {
    const mark = runs[i].marks[0];
    let end = i + 1;
    while (end < runs.length && mark && runs[end].marks[0] && runs[end].marks[0].eq(mark)) end++;
    const part = runs.slice(i, end).map((run) => (mark ? { ...run, marks: run.marks.slice(1) } : run));
    if (!mark) {
      out.push(part[0].broken ? { type: "break" } : part[0].text);
    } else if (mark.type === marks.link && part.every((run) => run.broken || !run.text.trim())) {
      out.push(...nest(part)); // a link that shows nothing is none
    } else {
      const inline = { type: mark.type.name, content: nest(part) };
      if (mark.type === marks.link) inline.href = mark.attrs.href;
      out.push(inline);
    }
    i = end;
  }
  return out;
}

/** Whether this is a year, a month or a day of the calendar. */
export function isDate(text) {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const full = text + "-01-01".slice(text.length === 4 ? 0 : text.length === 7 ? 3 : 6);
  const date = new Date(full + "T00:00:00Z");
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** Whether this is a date, an instant, or two of them joined by a slash. */
export function isMoment(text) {
  const ends = text.split("/");
  return ends.length <= 2 && ends.every((end) =>
    isDate(end) || (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(end) && !Number.isNaN(Date.parse(end))));
}

/** The words of a document, blocks parted by line feeds. */
export function plain(doc) {
  return doc.textBetween(0, doc.content.size, "\n", (leaf) => (leaf.type === nodes.line_break ? "\n" : ""));
}

