// How the blocks that are more than text look in the editor: a small form each, its words in place.
import { TextSelection } from "prosemirror-state";
import { schema, isAddress, randomId } from "./schema.js";
import { isDate, isMoment } from "./blocks.js";
import { el, field, iconButton } from "./dom.js";
import { moveBlock, removeBlock } from "./commands.js";

const { nodes } = schema;
const CONTROLS = "input, textarea, select, button, label, .ed-tools a";

/** What all of these forms do. */
class Form {
  constructor(node, view, getPos, say, pick, votes) {
    Object.assign(this, { node, view, getPos, say, votes, syncs: [] });
  }

  /** Writes attributes to the document. */
  set(attrs) {
    const transaction = this.view.state.tr.setNodeMarkup(this.getPos(), null, { ...this.node.attrs, ...attrs });
    this.view.dispatch(transaction);
  }

  /** A field of one attribute; what does not fit yet is marked, and stays on the screen. */
  field(name, label, fits = () => true, attributes = {}, tag = "input") {
    const { box, input } = field(label, {
      ...attributes,
      value: this.node.attrs[name],
      input: () => this.set({ [name]: input.value }),
    }, tag);
    this.sync(() => {
      const value = this.node.attrs[name];
      if (input.value !== value) input.value = value;
      input.setAttribute("aria-invalid", String(!fits(value)));
    });
    return box;
  }

  check(name, label) {
    const input = el("input", { type: "checkbox", change: () => this.set({ [name]: input.checked }) });
    this.sync(() => { input.checked = this.node.attrs[name]; });
    return el("label", { class: "check" }, input, " " + label);
  }

  /** Runs now and whenever the node is another. */
  sync(show) {
    this.syncs.push(show);
    show();
  }

  /** The line above a block: what it is, and what can be done with it as a whole. */
  head(label, ...tools) {
    const here = () => this.getPos();
    return el("div", { class: "ed-head", contenteditable: "false" },
      el("b", {}, label), ...tools,
      el("span", { class: "ed-gap" }),
      iconButton("up", this.say("up"), () => moveBlock(-1, here())(this.view.state, this.view.dispatch)),
      iconButton("down", this.say("down"), () => moveBlock(1, here())(this.view.state, this.view.dispatch)),
      iconButton("remove", this.say("remove"), () => {
        removeBlock(here())(this.view.state, this.view.dispatch);
        this.view.focus();
      }));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.syncs.forEach((show) => show());
    return true;
  }

  stopEvent(event) {
    return Boolean(event.target.closest && event.target.closest(CONTROLS)) && !/^drag|^drop/.test(event.type);
  }

  ignoreMutation(mutation) {
    if (mutation.type === "selection") return !this.contentDOM || !this.contentDOM.contains(mutation.target);
    return !this.contentDOM || !this.contentDOM.contains(mutation.target);
  }
}

const orEmpty = (fits) => (value) => value === "" || fits(value);

class Quote extends Form {
  constructor(...given) {
    super(...given);
    this.contentDOM = el("p", { dir: "auto" });
    this.dom = el("blockquote", { class: "ed-block ed-quote" }, this.contentDOM,
      el("div", { class: "ed-row", contenteditable: "false" },
        this.field("attribution", this.say("attribution")),
        this.field("href", this.say("address"), orEmpty(isAddress), { type: "url", dir: "ltr" })));
  }
}

class Figure extends Form {
  constructor(...given) {
    super(...given);
    const image = el("img", { alt: "", draggable: "false" });
    this.sync(() => {
      const { medium } = this.node.attrs;
      const address = medium && /^[0-9a-f]{64}$/.test(medium.hash) ? "/media/" + medium.hash + "/w960" : null;
      if (address && image.getAttribute("src") !== address) image.setAttribute("src", address);
    });
    const need = (value) => value.trim() !== "";
    this.contentDOM = el("figcaption", { dir: "auto", "data-hint": this.say("caption") });
    this.dom = el("figure", { class: "ed-block ed-figure" }, this.head(this.say("picture")),
      el("div", { class: "ed-picture", contenteditable: "false" }, image,
        el("div", {},
          this.field("alt", this.say("alt"), need, { rows: "2", required: true }, "textarea"),
          this.field("credit", this.say("credit"), need, { required: true }))),
      this.contentDOM);
  }
}

class Gallery extends Form {
  constructor(node, view, getPos, say, pick) {
    super(node, view, getPos, say);
    this.contentDOM = el("div", { class: "ed-figures" });
    this.dom = el("section", { class: "ed-block ed-gallery" },
      this.head(say("gallery"), iconButton("plus", say("add-picture"), () =>
        pick((figure) => this.view.dispatch(
          this.view.state.tr.insert(this.getPos() + this.node.nodeSize - 1, figure))))),
      el("div", { contenteditable: "false" }, this.field("title", say("title"))), this.contentDOM);
  }
}

class Table extends Form {
  constructor(...given) {
    super(...given);
    const tool = (label, press) => el("button", { type: "button", class: "quiet", click: press }, this.say(label));
    this.contentDOM = el("tbody");
    const table = el("table", {}, this.contentDOM);
    this.sync(() => {
      table.classList.toggle("with-header", this.node.attrs.header);
      table.classList.toggle("with-names", this.node.attrs.rowHeaders);
    });
    const chart = el("select", { change: () => this.set({ chart: chart.value }) },
      ["", "bar", "line"].map((kind) => el("option", { value: kind }, this.say("chart." + (kind || "none")))));
    this.sync(() => { chart.value = this.node.attrs.chart; });
    this.dom = el("section", { class: "ed-block ed-table" }, this.head(this.say("table")),
      el("div", { class: "ed-row", contenteditable: "false" },
        this.field("caption", this.say("title")),
        this.field("asOf", this.say("as-of"), orEmpty(isDate), { size: "10", placeholder: "2026-11-24", dir: "ltr" }),
        el("label", { class: "ed-field" }, el("span", {}, this.say("chart")), chart)),
      el("div", { class: "ed-scroll" }, table),
      el("div", { class: "ed-tools", contenteditable: "false" },
        tool("add-row", () => this.reshape((rows) => [...rows, rows[0].map(() => nodes.table_cell.create())])),
        tool("remove-row", () => this.reshape((rows) => (rows.length > 1 ? rows.slice(0, -1) : rows))),
        tool("add-column", () => this.reshape((rows) => rows.map((row) => [...row, nodes.table_cell.create()]))),
        tool("remove-column", () => this.reshape(
          (rows) => rows.map((row) => (row.length > 1 ? row.slice(0, -1) : row)))),
        this.check("header", this.say("header-row")), this.check("rowHeaders", this.say("header-column"))));
  }

  reshape(change) {
    const rows = [];
    this.node.forEach((row) => {
      const cells = [];
      row.forEach((cell) => cells.push(cell));
      rows.push(cells);
    });
    const next = change(rows).map((cells) => nodes.table_row.create(null, cells));
    const from = this.getPos() + 1;
    this.view.dispatch(this.view.state.tr.replaceWith(from, from + this.node.content.size, next));
  }
}

class Facts extends Form {
  constructor(...given) {
    super(...given);
    this.rows = el("ol", { class: "ed-facts" });
    this.dom = el("section", { class: "ed-block", contenteditable: "false" },
      this.head(this.say("facts"), iconButton("plus", this.say("add-fact"), () => {
        this.set({ facts: [...this.node.attrs.facts, emptyFact()] });
        this.rows.lastChild.querySelector("input").focus();
      })),
      this.field("title", this.say("title")), this.rows);
    this.sync(() => this.show());
  }

  show() {
    const { facts } = this.node.attrs;
    while (this.rows.childElementCount > facts.length) this.rows.lastChild.remove();
    while (this.rows.childElementCount < facts.length) this.rows.append(this.row(this.rows.childElementCount));
    facts.forEach((fact, i) => {
      for (const input of this.rows.children[i].querySelectorAll("input")) {
        const value = fact[input.name];
        if (input.value !== value) input.value = value;
        if (input.name === "asOf") input.setAttribute("aria-invalid", String(value !== "" && !isDate(value)));
        if (input.required) input.setAttribute("aria-invalid", String(!value.trim()));
      }
    });
  }

  row(i) {
    const one = (name, label, attributes = {}) => {
      const { box, input } = field(this.say(label), {
        name, ...attributes,
        input: () => this.set({
          facts: this.node.attrs.facts.map((fact, at) => (at === i ? { ...fact, [name]: input.value } : fact)),
        }),
      });
      return box;
    };
    return el("li", { class: "ed-row" },
      one("label", "fact-label", { required: true }), one("value", "fact-value", { required: true, size: "8" }),
      one("unit", "fact-unit", { size: "6" }),
      one("asOf", "as-of", { size: "10", placeholder: "2026-11", dir: "ltr" }), one("sentence", "fact-sentence"),
      iconButton("remove", this.say("remove"), () =>
        this.set({ facts: this.node.attrs.facts.filter((_, at) => at !== i) })));
  }
}

/** A fact with nothing in it yet. */
export function emptyFact() {
  return { label: "", value: "", unit: "", asOf: "", sentence: "" };
}

class Timeline extends Form {
  constructor(...given) {
    super(...given);
    this.contentDOM = el("ol", { class: "ed-moments" });
    this.dom = el("section", { class: "ed-block" },
      this.head(this.say("timeline"), iconButton("plus", this.say("add-moment"), () => {
        const end = this.getPos() + this.node.nodeSize - 1;
        const transaction = this.view.state.tr.insert(end, nodes.moment.create());
        this.view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, end + 1)));
      })),
      el("div", { class: "ed-row", contenteditable: "false" },
        this.field("title", this.say("title")), this.check("live", this.say("live"))),
      this.contentDOM);
  }
}

class Moment extends Form {
  constructor(...given) {
    super(...given);
    this.contentDOM = el("p", { dir: "auto", "data-hint": this.say("what-happened") });
    this.dom = el("li", { class: "ed-moment" },
      el("div", { class: "ed-row", contenteditable: "false" },
        this.field("when", this.say("when"), isMoment, { size: "12", placeholder: "2026-11-24", required: true, dir: "ltr" }),
        this.field("label", this.say("when-label")),
        this.field("href", this.say("address"), orEmpty(isAddress), { type: "url", dir: "ltr" }),
        iconButton("remove", this.say("remove"), () => {
          const from = this.getPos();
          const parent = this.view.state.doc.resolve(from).parent;
          if (parent.childCount > 1) {
            this.view.dispatch(this.view.state.tr.delete(from, from + this.node.nodeSize));
          }
        })),
      this.contentDOM);
  }
}

const HOSTS = {
  bilibili: /(^|\.)bilibili\.com$/, youtube: /(^|\.)(youtube\.com|youtu\.be)$/, vimeo: /(^|\.)vimeo\.com$/,
  openstreetmap: /(^|\.)openstreetmap\.org$/,
};

class Embed extends Form {
  constructor(...given) {
    super(...given);
    const kind = el("select", { change: () => this.set({ provider: kind.value }) },
      ["bilibili", "youtube", "vimeo", "mastodon", "peertube", "openstreetmap", "audio"].map((name) =>
        el("option", { value: name }, this.say("provider." + name))));
    this.sync(() => { kind.value = this.node.attrs.provider; });
    const address = this.field("href", this.say("address"), isAddress, { type: "url", required: true, dir: "ltr" });
    address.querySelector("input").addEventListener("change", () => {
      try {
        const { host } = new URL(this.node.attrs.href);
        const known = Object.keys(HOSTS).find((name) => HOSTS[name].test(host));
        if (known) this.set({ provider: known });
      } catch { /* no address yet */ }
    });
    this.dom = el("section", { class: "ed-block", contenteditable: "false" }, this.head(this.say("embed")),
      el("div", { class: "ed-row" }, address,
        el("label", { class: "ed-field" }, el("span", {}, this.say("provider")), kind)),
      this.field("title", this.say("embed-title"), (value) => value.trim() !== "", { required: true }));
  }
}

class Vote extends Form {
  constructor(...given) {
    super(...given);
    const choice = el("select", { required: true, change: () => this.set({ poll: choice.value }) });
    let items = [];
    const fill = () => {
      const { poll } = this.node.attrs;
      const known = items.some((item) => item.id === poll);
      choice.replaceChildren(
        ...(poll ? [] : [el("option", { value: "" }, this.say("poll-choose"))]),
        ...(poll && !known ? [el("option", { value: poll }, poll)] : []),
        ...items.map((item) => el("option", { value: item.id }, item.note ? `${item.question} (${item.note})` : item.question)));
      choice.value = poll;
      choice.setAttribute("aria-invalid", String(!poll));
    };
    this.sync(fill);
    // A vote may be made in another window meanwhile.
    this.ask = async () => {
      const answer = await this.votes();
      if (answer.ok) items = answer.items;
      fill();
    };
    this.ask();
    addEventListener("focus", this.ask);
    this.dom = el("section", { class: "ed-block", contenteditable: "false" }, this.head(this.say("vote")),
      el("label", { class: "ed-field" }, el("span", {}, this.say("poll")), choice),
      el("p", { class: "ed-tools" }, el("a", { href: "/votes", target: "_blank", rel: "noopener" }, this.say("poll-make"))));
  }

  destroy() { removeEventListener("focus", this.ask); }
}

class Divider extends Form {
  constructor(...given) {
    super(...given);
    this.dom = el("div", { class: "ed-divider", role: "separator", contenteditable: "false" });
  }

  selectNode() { this.dom.classList.add("ProseMirror-selectednode"); }

  deselectNode() { this.dom.classList.remove("ProseMirror-selectednode"); }
}

/** The views by name of node. */
export function views(say, pick, votes) {
  const all = {
    quote: Quote, figure: Figure, gallery: Gallery, table: Table, facts: Facts, timeline: Timeline, moment: Moment,
    embed: Embed, vote: Vote, divider: Divider,
  };
  return Object.fromEntries(Object.entries(all).map(([name, Kind]) =>
    [name, (node, view, getPos) => new Kind(node, view, getPos, say, pick, votes)]));
}

/** A new block of a kind, ready to be filled in. */
export function fresh(kind) {
  const cells = () => [0, 1].map(() => nodes.table_cell.create());
  switch (kind) {
    case "table": return nodes.table.create(null, [0, 1, 2].map(() => nodes.table_row.create(null, cells())));
    case "facts": return nodes.facts.create({ title: "", facts: [emptyFact()] });
    case "timeline": return nodes.timeline.create(null, nodes.moment.create());
    case "quote": case "embed": case "divider": case "vote": return nodes[kind].create();
    default: throw new Error("no new block of kind " + kind);
  }
}

/** A gallery that begins with this figure. */
export function gallery(figure) {
  return nodes.gallery.create({ id: randomId(), title: "" }, figure);
}

