// The picture that stands for the story: a small form beside the text.
import { el, field } from "./dom.js";
import { fromInlines, inlines } from "./blocks.js";
import { schema } from "./schema.js";

const words = (content) => inlines(content).map((node) => (node.isText ? node.text : "\n")).join("");

/** The form. `pick(then)` lets somebody choose a picture; `changed()` is told of each change. */
export function leadForm(say, pick, upload, changed) {
  let figure = null;
  const image = el("img", { alt: "" });
  const part = (name, label, rest, tag) => field(say(label), {
    ...rest, input: (event) => { figure = { ...figure, [name]: event.target.value }; show(); changed(); },
  }, tag);
  const alt = part("alt", "alt", { rows: "2", required: true }, "textarea");
  const credit = part("credit", "credit", { required: true });
  const caption = field(say("caption"), {
    input: (event) => {
      const text = event.target.value;
      figure = { ...figure, caption: text ? fromInlines(schema.nodes.paragraph.create(null, schema.text(text))) : null };
      changed();
    },
  });
  const choose = el("button", { type: "button", class: "quiet", click: () => pick(put) }, say("lead-choose"));
  const other = el("button", { type: "button", class: "quiet", click: () => pick(put) }, say("lead-other"));
  const remove = el("button", { type: "button", class: "quiet", click: () => { figure = null; show(); changed(); } },
    say("remove"));
  const full = el("div", { class: "ed-picture" }, image,
    el("div", {}, alt.box, credit.box, caption.box, el("p", { class: "ed-tools" }, other, remove)));
  const box = el("fieldset", {
    class: "ed-lead",
    dragover: (event) => event.preventDefault(),
    drop: (event) => {
      const file = [...event.dataTransfer.files].find((one) => one.type.startsWith("image/"));
      if (file) {
        event.preventDefault();
        upload(file, put);
      }
    },
  }, el("legend", {}, say("lead")), choose, full);

  function put(node) {
    figure = { ...figure, type: "figure", medium: node.attrs.medium };
    show();
    changed();
  }

  function show() {
    choose.hidden = Boolean(figure);
    full.hidden = !figure;
    if (!figure) return;
    const address = "/media/" + figure.medium.hash + "/w480";
    if (image.getAttribute("src") !== address) image.setAttribute("src", address);
    for (const [input, value] of [
      [alt.input, figure.alt || ""], [credit.input, figure.credit || ""], [caption.input, words(figure.caption)],
    ]) if (input.value !== value && document.activeElement !== input) input.value = value;
    alt.input.setAttribute("aria-invalid", String(!(figure.alt || "").trim()));
    credit.input.setAttribute("aria-invalid", String(!(figure.credit || "").trim()));
  }

  show();
  return {
    box,
    set(value) { figure = value || null; show(); },
    get() {
      return figure && Object.fromEntries(Object.entries(figure)
        .filter(([, value]) => value !== null && (typeof value !== "string" || value.trim() !== "")));
    },
  };
}
