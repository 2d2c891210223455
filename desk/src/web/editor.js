// The block editor: takes the place of the plain field for the text in a story's form. The other fields stay as they
// are and are kept with it.
import { Slice } from "prosemirror-model";
import { EditorState, Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { keymap } from "prosemirror-keymap";
import { history } from "prosemirror-history";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { Asking } from "./asking.js";
import { Keeper } from "./keeper.js";
import { askLink, help, toolbar } from "./bar.js";
import { count } from "./count.js";
import { el } from "./dom.js";
import { findBar, finding } from "./find.js";
import { fromDocument, plain, toDocument } from "./blocks.js";
import { keys, rules } from "./commands.js";
import { leadForm } from "./lead.js";
import { pasting, uploads } from "./paste.js";
import { preview } from "./preview.js";
import { relatedList } from "./related.js";
import { schema } from "./schema.js";
import { views } from "./views.js";

const FIELDS = ["headline", "subhead", "summary", "channel", "language", "tags", "authors", "slug", "genre"];

/** Words of the page's language, with what stands in their places. */
function saying(words) {
  return (key, ...values) => values.reduce(
    (text, value, i) => text.replace("{" + i + "}", String(value)), words["ed." + key] ?? key);
}

class Writing {
  constructor(form) {
    this.form = form;
    this.say = saying(JSON.parse(form.dataset.words));
    this.desk = new Asking(form.elements._csrf.value);
    this.status = el("span", { role: "status" });
    this.length = el("span", { class: "ed-length" });
    this.notice = el("div", { class: "ed-notice" });
  }

  async start() {
    const { story } = this.form.dataset;
    let given = { hash: "", text: { body: [] } };
    if (story) {
      given = await this.desk.get(`/stories/${story}/text`);
      if (!given.ok) return; // the plain form stays
    }
    this.lead = leadForm(this.say, (then) => this.pick(then), (file, then) => this.sendUp(file, then), () => this.typed());
    this.build(given.text);
    this.keeper = new Keeper({
      story, base: given.hash, person: this.form.dataset.person, reopen: "reopen" in this.form.dataset,
      desk: this.desk, read: () => this.read(), tell: (state, detail) => this.tell(state, detail),
      begun: (id) => this.begun(id),
    });
    this.lead.set(given.text.lead);
    this.form.elements["moods-off"].addEventListener("change", () => this.typed());
    this.form.addEventListener("input", (event) => event.target.name && FIELDS.includes(event.target.name) && this.typed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keeper.save().then(() => this.view.focus());
    });
    this.watchOtherForms();
    addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeunload", (event) => this.keeper.dirty && !this.keeper.copyHere() && event.preventDefault());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    if (story) await this.keeper.beat();
    await this.offerCopy();
  }

  build(text) {
    const body = this.form.elements.body;
    const label = body.closest("label");
    const context = { desk: this.desk, say: this.say, tell: (said) => this.note(said) };
    const mount = el("div", { class: "ed-text" });
    this.view = new EditorView(mount, {
      state: EditorState.create({
        doc: toDocument(text.body || []),
        plugins: [
          rules(), keymap(keys()), history(), dropCursor({ class: "ed-drop", color: false }), gapCursor(), finding(),
          uploads(), hints(this.say), new Plugin({ view: () => ({ update: (view) => this.tools?.update(view.state) }) }),
        ],
      }),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": this.say("text"), spellcheck: "true" },
      nodeViews: views(this.say, (then) => this.pick(then), () => this.desk.get("/votes/list")),
      editable: () => !this.locked,
      dispatchTransaction: (transaction) => {
        this.view.updateState(this.view.state.apply(transaction));
        if (transaction.docChanged) {
          this.measure();
          if (!transaction.getMeta("load")) this.typed();
        }
      },
      ...pasting(context),
    });
    this.find = findBar(this.view, this.say);
    this.preview = preview(this.say, () => this.keeper?.story && `/stories/${this.keeper.story}/preview`);
    this.tools = toolbar(this.view, this.say, (then) => this.pick(then), {
      find: () => this.find.open(), preview: () => this.togglePreview(),
    });
    this.box = el("div", { class: "ed" }, this.lead.box, this.tools.box, this.find.bar, mount,
      el("div", { class: "ed-foot" }, this.length, el("span", { class: "ed-gap" }), this.status));
    label.replaceWith(this.box);
    body.disabled = true;
    document.getElementById("body-help")?.remove();
    this.related = relatedList(this.form, this.desk, () => this.typed());
    this.form.querySelector(".plain-only")?.remove();
    this.form.classList.add("with-editor");
    this.form.prepend(this.notice);
    document.querySelector(".held")?.remove(); // the notice says it, and goes when it is over
    document.querySelector("h1")?.classList.add("hidden"); // the headline is in the form
    const [first, second] = this.form.querySelectorAll(":scope > .row");
    if (second) {
      first.append(...second.children);
      second.remove();
    }
    this.form.after(this.preview.panel);
    this.tools.update(this.view.state);
    this.measure();
  }

  measure() {
    const { words, characters } = count(plain(this.view.state.doc));
    this.length.textContent = this.say("length", words.toLocaleString(), characters.toLocaleString());
  }

  // What is typed.

  typed() {
    this.keeper?.changed();
  }

  read() {
    const { blocks, missing } = fromDocument(this.view.state.doc);
    const text = { body: blocks };
    for (const name of FIELDS) text[name] = this.form.elements[name].value;
    text.moodsOff = this.form.elements["moods-off"].checked;
    text.related = this.related.get();
    const lead = this.lead.get();
    if (lead) text.lead = lead;
    return { text, missing, copy: this.view.state.doc.toJSON() };
  }

  /** Shows another text; one step of undo brings back the one that was there. */
  show(text, copy = null) {
    for (const name of FIELDS) if (typeof text[name] === "string") this.form.elements[name].value = text[name];
    if ("moodsOff" in text) this.form.elements["moods-off"].checked = text.moodsOff;
    if (text.related) this.related.set(text.related);
    this.lead.set(text.lead);
    let doc;
    try {
      doc = copy ? schema.nodeFromJSON(copy) : toDocument(text.body || []);
      doc.check();
    } catch {
      doc = toDocument(text.body || []);
    }
    const { state } = this.view;
    this.view.dispatch(
      state.tr.replace(0, state.doc.content.size, new Slice(doc.content, 0, 0)).setMeta("load", true));
  }

  pick(then) {
    const input = el("input", {
      type: "file", accept: "image/jpeg,image/png,image/webp,image/gif", hidden: true,
      change: () => input.files[0] && this.sendUp(input.files[0], then),
    });
    input.click();
  }

  async sendUp(file, then) {
    this.note(this.say("uploading", file.name));
    const answer = await this.desk.upload(file);
    this.note(answer.ok ? "" : answer.said || this.say("offline"));
    if (answer.ok) then(schema.nodes.figure.create({ medium: answer.medium, alt: "", credit: "" }));
  }

  // How it stands.

  note(said) {
    this.status.textContent = said;
  }

  tell(state, detail = {}) {
    this.status.className = "state-" + state;
    switch (state) {
      case "typing": case "saving": this.note(this.say(state)); break;
      case "saved":
        this.note(this.say("saved", detail.at) + (detail.missing ? " · " + this.say("missing", detail.missing) : ""));
        for (const seen of document.querySelectorAll("input[name=seen]")) seen.value = detail.hash;
        document.getElementById("hash")?.replaceChildren(detail.hash);
        this.preview.load();
        break;
      case "offline": this.note(this.say(detail.here === false ? "nowhere" : "offline")); break;
      case "out":
        this.status.replaceChildren(this.say("out") + " ",
          el("a", { href: "/sign-in", target: "_blank", rel: "noopener" }, this.say("sign-in")));
        break;
      case "refused": this.note(this.say("not-kept", detail.said || "")); break;
      case "held": this.held(detail); break;
      case "free": this.freed(detail); break;
      case "conflict": this.conflict(detail); break;
      case "moved": this.moved(detail); break;
    }
  }

  announce(...content) {
    this.notice.replaceChildren(...content);
    if (content.length) this.notice.scrollIntoView({ block: "nearest" });
  }

  lock(locked) {
    this.locked = locked;
    this.form.classList.toggle("locked", locked);
    for (const name of FIELDS) {
      const field = this.form.elements[name];
      if (field.tagName === "SELECT") field.disabled = locked;
      else field.readOnly = locked;
    }
    this.form.elements["moods-off"].disabled = locked;
    this.related.lock(locked);
    this.view.setProps({});
  }

  held(detail) {
    this.lock(true);
    this.note(this.keeper.dirty ? this.say("kept-here") : "");
    this.announce(el("div", { class: "warn", role: "status" },
      el("p", {}, this.say("held", detail.holder, detail.since), " ", this.keeper.dirty ? this.say("kept-here") : ""),
      el("p", { class: "ed-tools" },
        el("button", { type: "button", click: async () => this.freed(await this.keeper.takeOver()) }, this.say("take-over")),
        el("span", { class: "note" }, this.say("take-over-lead")))));
  }

  /** The hold is ours (again). The text may have gone on meanwhile. */
  async freed(answer) {
    if (!answer.ok) return this.note(answer.said || this.say("offline"));
    this.lock(false);
    this.announce();
    if (answer.hash === this.keeper.base) return this.keeper.resume(answer.hash);
    if (this.keeper.dirty) {
      this.keeper.stopped = null;
      return this.keeper.save(); // answered with what the other has written, and the difference
    }
    const given = await this.desk.get(`/stories/${this.keeper.story}/text`);
    if (given.ok) {
      this.show(given.text);
      this.keeper.resume(given.hash);
      this.note(this.say("newest", given.by, given.at));
      this.preview.load();
    }
    return null;
  }

  conflict(detail) {
    this.note(this.say("kept-here"));
    this.compared(this.say("conflict", detail.by, detail.at), detail, [
      [this.say("keep-mine"), () => this.keeper.resume(detail.hash)],
      [this.say("take-theirs"), () => {
        this.show(detail.text);
        this.keeper.settled();
        this.keeper.resume(detail.hash);
        this.note(this.say("undo-brings-back"));
      }],
    ]);
  }

  /** It was sent in, approved or published while it was being written. */
  moved(detail) {
    this.note(this.say("kept-here"));
    this.announce(el("div", { class: "warn", role: "alert" }, el("p", {}, detail.said),
      el("p", { class: "ed-tools" },
        el("button", {
          type: "button",
          click: () => {
            this.announce();
            this.keeper.reopen = true;
            this.keeper.resume(this.keeper.base);
          },
        }, this.say("reopen")), el("span", { class: "note" }, this.say("reopen-lead")))));
  }

  compared(said, detail, choices) {
    const buttons = choices.map(([label, act], i) => el("button", {
      type: "button", class: i ? "" : "main",
      click: () => {
        this.announce();
        act();
        this.view.focus();
      },
    }, label));
    this.announce(el("div", { class: "warn", role: "alert" }, el("p", {}, said), el("p", { class: "ed-tools" }, buttons),
      el("details", { open: true }, el("summary", {}, this.say("difference")),
        el("div", { class: "difference", dir: "auto", tabindex: "0" }, detail.difference.map((run) =>
          el({ SAME: "span", ADDED: "ins", REMOVED: "del" }[run.fate], {}, run.text))))));
  }

  /** What an earlier window could not bring to the desk. */
  async offerCopy() {
    const copy = this.keeper.copy();
    if (!copy || !copy.text) return;
    const time = new Date(copy.time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const use = () => {
      this.show(copy.text, copy.copy);
      this.typed();
    };
    const choices = [[this.say("use-copy"), use], [this.say("drop-copy"), () => this.keeper.forget()]];
    if (!this.keeper.story) {
      this.compared(this.say("copy", time), { difference: [{ fate: "ADDED", text: copy.text.headline + "\n" + plainOf(copy) }] }, choices);
      return;
    }
    const answer = await this.desk.post(`/stories/${this.keeper.story}/compare`, { text: copy.text });
    if (!answer.ok) return;
    const parts = JSON.stringify(copy.copy) !== JSON.stringify(this.view.state.doc.toJSON());
    if (answer.same && !(parts && fromDocument(this.view.state.doc).missing === 0 && hasMissing(copy))) {
      this.keeper.forget();
      return;
    }
    this.compared(this.say("copy", time), answer, choices);
  }

  begun(id) {
    window.history.replaceState(null, "", `/stories/${id}`);
    this.form.dataset.story = id;
    this.announce(el("p", { class: "good" }, this.say("begun") + " ",
      el("a", { href: `/stories/${id}` }, this.say("story-page"))));
  }

  // Around it.

  togglePreview() {
    const open = this.preview.toggle();
    this.tools.shown(open);
    document.body.classList.toggle("with-preview", open);
    this.preview.load();
    if (open) this.keeper.save();
  }

  /** Other acts on the page are about the text that stands on it: they wait until it is saved. */
  watchOtherForms() {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form === this.form || form.method !== "post" || !(this.keeper.dirty || this.keeper.saving)) return;
      event.preventDefault();
      const { submitter } = event;
      this.keeper.save().then((all) => {
        if (all) form.requestSubmit(submitter);
        else this.notice.scrollIntoView({ block: "center" });
      });
    });
  }

  key(event) {
    const mod = event.ctrlKey || event.metaKey;
    const here = this.form.contains(event.target);
    const name = event.key.toLowerCase();
    let act = null;
    if (mod && !event.altKey && name === "s") act = () => this.keeper.save();
    else if (mod && !event.altKey && name === "f" && here) act = () => this.find.open();
    else if (mod && !event.altKey && name === "k" && this.view.hasFocus()) act = () => askLink(this.view, this.say);
    else if (mod && event.altKey && event.code === "KeyI") act = () => this.tools.insert();
    else if (mod && event.altKey && event.code === "KeyP") act = () => this.togglePreview();
    else if (event.altKey && event.key === "F10") act = () => this.tools.focus();
    else if ((event.key === "?" && !event.target.closest("input, textarea, select, [contenteditable]"))
      || (mod && event.key === "/")) act = () => help(this.say);
    if (act) {
      event.preventDefault();
      act();
    }
  }
}

function plainOf(copy) {
  try {
    return plain(schema.nodeFromJSON(copy.copy));
  } catch {
    return "";
  }
}

function hasMissing(copy) {
  try {
    return fromDocument(schema.nodeFromJSON(copy.copy)).missing > 0;
  } catch {
    return false;
  }
}

/** Says in an empty text what can be done. */
function hints(say) {
  return new Plugin({
    props: {
      attributes: (state) => (state.doc.childCount === 1 && state.doc.firstChild.type === schema.nodes.paragraph
        && state.doc.firstChild.content.size === 0 ? { "data-hint": say("begin") } : {}),
    },
  });
}

/** Starts the editor in the form that asks for it; where it stands folded away, when it is opened. */
export function start(form) {
  const folded = form.closest("details:not([open])");
  if (folded) folded.addEventListener("toggle", () => new Writing(form).start(), { once: true });
  else new Writing(form).start();
}

for (const form of document.querySelectorAll("form[data-words]")) start(form);
