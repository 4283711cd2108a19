// Menus that ask the app while somebody types: its suggestions below the field, the chosen ones in it.
import { post } from "./server.js";

const PATIENCE = 250;
const waiting = new WeakMap(); // combo -> the timer of what was typed last
const asked = new WeakMap(); // combo -> how often it has asked, so that a late answer is not shown

const comboOf = (event) => event.target.closest?.("[data-combo]");
const boxOf = (combo) => combo.querySelector("[role=combobox]");
const listOf = (combo) => combo.querySelector("[role=listbox]");
const linesOf = (combo) => [...listOf(combo).querySelectorAll("[role=option]")];

document.addEventListener("input", (event) => {
  const combo = comboOf(event);
  if (!combo || event.target !== boxOf(combo)) return;
  clearTimeout(waiting.get(combo));
  waiting.set(combo, setTimeout(() => ask(combo), PATIENCE));
});

document.addEventListener("focusin", (event) => {
  const combo = comboOf(event);
  if (combo && event.target === boxOf(combo) && combo.dataset.least === "0") ask(combo);
});

async function ask(combo) {
  const typed = boxOf(combo).value.trim();
  const least = Number(combo.dataset.least);
  if (typed.length < least) return say(combo, typed ? `Type at least ${least} characters.` : "");
  const surface = combo.closest("[data-surface]");
  const { channel = "", ts = "", view = "" } = surface.dataset;
  const { blockId: block, actionId: action } = combo.dataset;
  const round = (asked.get(combo) ?? 0) + 1;
  asked.set(combo, round);
  const outcome = await post("suggest", { channel, ts, view, block, action, typed });
  if (asked.get(combo) !== round) return;
  if (outcome.ok) show(combo, outcome.response ?? {});
  else hide(combo);
}

function show(combo, { options = [], option_groups: groups = [] }) {
  const taken = new Set(chosenIn(combo).map((input) => input.value));
  const lines = groups.length ? groups.flatMap((each) => [heading(each), ...each.options.map(line)]) : options.map(line);
  const offered = lines.filter((each) => !taken.has(each.dataset.value));
  if (!offered.length) return say(combo, "Nothing fits.");
  listOf(combo).replaceChildren(...offered);
  open(combo, `${linesOf(combo).length} suggestions.`);
  return select(combo, 0);
}

function heading({ label }) {
  const item = document.createElement("li");
  item.className = "menu__heading";
  item.setAttribute("role", "presentation");
  item.textContent = label.text;
  return item;
}

function line({ text, value, description }) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.dataset.value = value;
  item.dataset.label = text.text;
  item.textContent = text.text;
  if (description) item.append(Object.assign(document.createElement("small"), { textContent: description.text }));
  return item;
}

function say(combo, words) {
  const item = document.createElement("li");
  item.className = "menu__heading";
  item.textContent = words;
  item.setAttribute("role", "presentation");
  listOf(combo).replaceChildren(item);
  return words ? open(combo, words) : hide(combo);
}

function open(combo, words) {
  listOf(combo).hidden = false;
  boxOf(combo).setAttribute("aria-expanded", "true");
  combo.querySelector("[role=status]").textContent = words;
}

function hide(combo) {
  listOf(combo).hidden = true;
  boxOf(combo).setAttribute("aria-expanded", "false");
  boxOf(combo).removeAttribute("aria-activedescendant");
}

function select(combo, at) {
  linesOf(combo).forEach((item, n) => {
    item.id = `${listOf(combo).id}:${n}`;
    item.setAttribute("aria-selected", String(n === at));
    if (n !== at) return;
    boxOf(combo).setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  });
}

const chosenIn = (combo) => [...combo.querySelectorAll("input[type=hidden]")];

function choose(combo, item) {
  const chips = combo.querySelector(".combo__chosen");
  const chip = chipOf(combo.dataset.name, item.dataset.value, item.dataset.label);
  if (combo.dataset.combo === "one") chips.replaceChildren(chip);
  else if (!isFull(combo)) chips.append(chip);
  boxOf(combo).value = "";
  hide(combo);
  changed(combo);
}

const isFull = (combo) => Number(combo.dataset.most) > 0 && chosenIn(combo).length >= Number(combo.dataset.most);

export function chipOf(name, value, label) {
  const chip = document.createElement("span");
  chip.className = "chip";
  const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  const drop = Object.assign(document.createElement("button"), { type: "button", className: "chip__drop", textContent: "×" });
  drop.setAttribute("aria-label", `Remove ${label}`);
  chip.append(label, field, drop);
  return chip;
}

function changed(combo) {
  combo.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  const combo = comboOf(event);
  if (!combo || event.target !== boxOf(combo)) return;
  if (event.key === "Backspace" && !event.target.value && chosenIn(combo).length) drop(combo, combo.querySelector(".chip:last-child"));
  if (listOf(combo).hidden) {
    if (event.key === "Enter") event.preventDefault();
    return;
  }
  const lines = linesOf(combo);
  const at = lines.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && lines.length) select(combo, (at + steps[event.key] + lines.length) % lines.length);
  else if (event.key === "Enter" && lines[at]) choose(combo, lines[at]);
  else if (event.key === "Escape") hide(combo);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("mousedown", (event) => {
  const item = event.target.closest?.("[data-combo] [role=option]");
  if (!item) return;
  event.preventDefault();
  choose(item.closest("[data-combo]"), item);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".chip__drop");
  if (button) drop(button.closest("[data-combo], [data-upload]"), button.closest(".chip"));
});

function drop(field, chip) {
  chip.remove();
  field.querySelector("input:not([type=hidden])").focus();
  changed(field);
}

document.addEventListener("focusout", (event) => {
  const combo = comboOf(event);
  if (combo && event.target === boxOf(combo)) hide(combo);
});
