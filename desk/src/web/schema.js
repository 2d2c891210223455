// The document as ProseMirror holds it: one node type for each kind of block. Whatever comes from a clipboard is read
// into these types or not at all.
import { Schema } from "prosemirror-model";

const TEXT = "";

function attributes(names) {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, { default: value }]));
}

// Our own blocks on a clipboard: an element that names the kind, its attributes as JSON. Only known names of the same
// type are taken from it; the desk checks their values once more.
function block(kind, names, rest) {
  const holds = rest.content !== undefined;
  return {
    group: "block",
    isolating: true,
    defining: true,
    attrs: attributes(names),
    parseDOM: [{
      tag: `div[data-kind="${kind}"]`,
      getAttrs(dom) {
        try {
          const given = JSON.parse(dom.getAttribute("data-attrs") || "{}");
          return Object.fromEntries(Object.entries(names).map(([name, value]) =>
            [name, alike(given[name], value) ? given[name] : value]));
        } catch {
          return false;
        }
      },
    }],
    toDOM: (node) => {
      const outer = ["div", { "data-kind": kind, "data-attrs": JSON.stringify(node.attrs) }];
      return holds ? [...outer, 0] : outer;
    },
    ...rest,
  };
}

function alike(given, value) {
  if (value === null) return typeof given === "object" && !Array.isArray(given);
  return typeof given === typeof value && Array.isArray(given) === Array.isArray(value);
}

function inner(kind, names, rest) {
  return { ...block(kind, names, rest), group: undefined };
}

function mark(tags, rest) {
  return { parseDOM: tags.map((tag) => ({ tag })), toDOM: () => [tags[0], 0], ...rest };
}

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", { dir: "auto" }, 0],
    },
    heading: {
      group: "block", content: "inline*", defining: true, attrs: { level: { default: 2 } },
      parseDOM: [2, 3, 4].map((level) => ({ tag: "h" + level, attrs: { level } })),
      toDOM: (node) => ["h" + node.attrs.level, { dir: "auto" }, 0],
    },
    quote: block("quote", { attribution: TEXT, href: TEXT }, { content: "inline*", isolating: false }),
    bullet_list: {
      group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0],
    },
    ordered_list: {
      group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0],
    },
    list_item: {
      content: "paragraph (bullet_list | ordered_list)?", defining: true,
      parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0],
    },
    figure: block("figure", { medium: null, alt: TEXT, credit: TEXT }, { content: "inline*" }),
    gallery: block("gallery", { id: TEXT, title: TEXT }, { content: "figure+" }),
    table: block(
      "table", { caption: TEXT, header: true, rowHeaders: false, asOf: TEXT, chart: TEXT }, { content: "table_row+" }),
    table_row: inner("row", {}, { content: "table_cell+", toDOM: () => ["tr", 0], parseDOM: [{ tag: "tr" }] }),
    table_cell: inner("cell", {}, {
      content: "inline*", toDOM: () => ["td", { dir: "auto" }, 0], parseDOM: [{ tag: "td" }, { tag: "th" }],
    }),
    facts: block("facts", { title: TEXT, facts: [] }, { atom: true }),
    timeline: block("timeline", { title: TEXT, live: false }, { content: "moment+" }),
    moment: inner("moment", { when: TEXT, label: TEXT, href: TEXT }, { content: "inline*" }),
    embed: block("embed", { provider: "youtube", href: TEXT, title: TEXT }, { atom: true }),
    divider: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    vote: block("vote", { poll: TEXT }, { atom: true }),
    text: { group: "inline" },
    line_break: {
      group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
      leafText: () => "\n",
    },
  },
  // In the order in which they are nested in the canonical JSON, the outermost first.
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{
        tag: "a[href]",
        getAttrs: (dom) => (isAddress(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false),
      }],
      toDOM: (m) => ["a", { href: m.attrs.href, rel: "noopener noreferrer" }, 0],
    },
    strong: mark(["strong", "b"]),
    emphasis: mark(["em", "i"]),
    sub: mark(["sub"], { excludes: "sub sup" }),
    sup: mark(["sup"], { excludes: "sub sup" }),
  },
});

/** Whether the desk takes this as the target of a link: http, https, mailto or a path of the site. */
export function isAddress(text) {
  if (!text || text.length > 2000 || /[\u0000-\u0020\u007f\\"<>]/.test(text)) return false;
  if (text.startsWith("/")) return !text.startsWith("//");
  try {
    const address = new URL(text);
    return (/^https?:$/.test(address.protocol) && address.host !== "" && /^https?:\/\//i.test(text))
      || (address.protocol === "mailto:" && address.pathname.indexOf("@") > 0);
  } catch {
    return false;
  }
}

/** Ten characters of lower-case Crockford base32, as the desk names things. */
export function randomId() {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => letters[byte & 31]).join("");
}
