// Elements made in one expression. Texts are set as texts; nothing here reads markup.

/** An element; attributes by name, functions as listeners, what is null or false left away. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "value" || name === "checked") element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const PATHS = {
  up: "M12 19V5m-6 6 6-6 6 6",
  down: "M12 5v14m-6-6 6 6 6-6",
  remove: "M6 6l12 12M18 6 6 18",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  bullets: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 15h2.5L4 19h3",
  quote: "M9 7H5v6h4v-2c0 3-1.500 4.500-3 5M19 7h-4v6h4v-2c0 3-1.500 4.500-3 5",
  plus: "M12 5v14M5 12h14",
  find: "M15 15l5 5M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z",
  phone: "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
  screen: "M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM9 20h6M12 16v4",
  help: "M9 9a3 3 0 1 1 4 2.800c-.7.300-1 .9-1 1.700M12 17h.01",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9h.01",
};

/** A drawing that says nothing to who does not see it: the button around it has a label. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24", width: "18", height: "18", fill: "none", stroke: "currentColor", "stroke-width": "1.8",
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  })) svg.setAttribute(key, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button with a drawing and a label. */
export function iconButton(name, label, press, attributes = {}) {
  return el("button", { type: "button", class: "tool", "aria-label": label, title: label, click: press, ...attributes },
    icon(name));
}

/** A field with its label above. */
export function field(label, attributes, tag = "input") {
  const input = el(tag, { dir: "auto", ...attributes });
  return { box: el("label", { class: "ed-field" }, el("span", {}, label), input), input };
}
