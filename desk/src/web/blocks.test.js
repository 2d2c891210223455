// Runs with `node --test`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromDocument, isDate, isMoment, toDocument } from "./blocks.js";
import { count } from "./count.js";
import { places } from "./find.js";
import { isAddress, schema } from "./schema.js";

const HASH = "a".repeat(64);
const figure = (rest) => ({
  type: "figure", medium: { hash: HASH, type: "image/png", width: 3, height: 2 }, ...rest,
});

const EVERY = [
  { type: "paragraph", content: ["Plain ", { type: "strong", content: ["strong ", { type: "emphasis", content: ["both"] }] }, { type: "break" }, "after"] },
  { type: "paragraph", content: ["H", { type: "sub", content: ["2"] }, "O m", { type: "sup", content: ["2"] }, { type: "link", href: "https://example.org/", content: ["link ", { type: "strong", content: ["loud"] }] }] },
  { type: "heading", level: 3, content: ["小标题"] },
  { type: "quote", content: ["Words."], attribution: "Somebody", href: "https://example.org/q" },
  { type: "list", ordered: true, items: [{ content: ["one"], nested: { type: "list", items: [{ content: ["in"] }] } }, { content: ["two"] }] },
  figure({ alt: "A heron", credit: "Us", caption: ["Seen ", { type: "emphasis", content: ["here"] }] }),
  { type: "gallery", id: "0123456789", title: "All", figures: [figure({ alt: "One" }), figure({})] },
  { type: "table", caption: "Boats", header: [["Year"], ["Boats"]], rows: [[["2025"], [{ type: "strong", content: ["11"] }]], [["2026"], []]], rowHeaders: true, asOf: "2026-11", chart: "bar" },
  { type: "table", rows: [[["a"], ["b"]]] },
  { type: "key-facts", title: "Facts", facts: [{ label: "Boats", value: "11", unit: "of 12", asOf: "2026", sentence: "Eleven." }] },
  { type: "timeline", title: "Then", live: true, moments: [{ when: "2025-02/2025-03", label: "spring", content: ["It began."], href: "/x" }, { when: "2026-11-24T10:00:00.000Z" }] },
  { type: "embed", provider: "bilibili", href: "https://www.bilibili.com/video/x", title: "A film" },
  { type: "divider" },
  { type: "poll", poll: "ferry-colour" },
];

/** The same document, each node made anew, so that nothing goes back by being untouched. */
const copied = (doc) => schema.nodeFromJSON(doc.toJSON());

test("every kind of block comes back as it went", () => {
  const doc = toDocument(EVERY);
  doc.check();
  assert.deepEqual(fromDocument(copied(doc)), { blocks: EVERY, missing: 0 });
});

test("a block that nobody touched goes back exactly, however its marks are nested", () => {
  const odd = [{ type: "paragraph", content: [{ type: "emphasis", content: [{ type: "strong", content: ["x"] }] }] }];
  assert.deepEqual(fromDocument(toDocument(odd)).blocks, odd);
});

test("what is not whole is left out and counted", () => {
  const { nodes } = schema;
  const doc = nodes.doc.create(null, [
    nodes.paragraph.create(),
    nodes.facts.create({ title: "", facts: [{ label: "Boats", value: "", unit: "", asOf: "", sentence: "" }] }),
    nodes.embed.create({ provider: "youtube", href: "javascript:alert(1)", title: "x" }),
    nodes.timeline.create(null, [nodes.moment.create({ when: "soon", label: "", href: "" }), nodes.moment.create({ when: "2026", label: "", href: "javascript:x" })]),
    nodes.vote.create({ poll: "" }),
  ]);
  assert.deepEqual(fromDocument(doc), {
    blocks: [{ type: "timeline", moments: [{ when: "2026" }] }], missing: 5,
  });
});

test("a link that shows nothing is no link, and half of a pair is no character", () => {
  const link = schema.marks.link.create({ href: "https://example.org" });
  const doc = schema.nodes.doc.create(null, schema.nodes.paragraph.create(null, [
    schema.text("a"), schema.text(" ", [link]), schema.text("b\ud800"),
  ]));
  assert.deepEqual(fromDocument(doc).blocks, [{ type: "paragraph", content: ["a", " ", "b\ufffd"] }]);
});

test("rows of a table are made equally long", () => {
  const { nodes } = schema;
  const cell = (text) => nodes.table_cell.create(null, text ? schema.text(text) : null);
  const doc = nodes.doc.create(null, nodes.table.create({ header: false }, [
    nodes.table_row.create(null, [cell("a"), cell("b")]), nodes.table_row.create(null, [cell("c")]),
  ]));
  assert.deepEqual(fromDocument(doc).blocks[0].rows, [[["a"], ["b"]], [["c"], []]]);
});

test("only what a reader may follow is an address", () => {
  for (const good of ["https://example.org/a?b#c", "http://x.org", "mailto:a@example.org", "/2026/11/24/x"]) {
    assert.ok(isAddress(good), good);
  }
  for (const bad of ["javascript:alert(1)", "//evil.example", "data:text/html,x", "https:example.org", "x", "", "https://a b", "vbscript:x"]) {
    assert.ok(!isAddress(bad), bad);
  }
});

test("dates are as precise as they are known and on the calendar", () => {
  assert.ok(isDate("2026") && isDate("2026-11") && isDate("2024-02-29"));
  assert.ok(!isDate("2025-02-29") && !isDate("2026-13") && !isDate("26") && !isDate("soon"));
  assert.ok(isMoment("2025/2026-03") && isMoment("2026-11-24T10:00:00Z") && !isMoment("a/b") && !isMoment("2026/2027/2028"));
});

test("length counts characters of unspaced scripts and words of the others", () => {
  assert.deepEqual(count("渡轮改电 Ferries turn electric, 12.5 %"), { words: 8, characters: 29 });
  assert.deepEqual(count(""), { words: 0, characters: 0 });
  assert.equal(count("𠮷野家 don't").words, 4);
});

test("finding ignores case and stays within a block", () => {
  const doc = toDocument([{ type: "paragraph", content: ["Boat b", { type: "strong", content: ["oat"] }] }, { type: "paragraph", content: ["bo"] }]);
  assert.deepEqual(places(doc, "BOAT"), [{ from: 1, to: 5 }, { from: 6, to: 10 }]);
  assert.deepEqual(places(doc, ""), []);
});
