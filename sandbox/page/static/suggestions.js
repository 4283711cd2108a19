// What the message box offers: "/" the app's commands, "@" the people of the channel.
const MOST = 8;
const listOf = (form) => form.querySelector(".suggestions");
const linesOf = (form) => [...listOf(form).children];
const chosen = (form) => linesOf(form).findIndex((line) => line.getAttribute("aria-selected") === "true");

export const isOpen = (form) => !listOf(form).hidden;

// The word at the cursor: a command at the very start, or an @name anywhere.
function wordOf(box) {
  const before = box.value.slice(0, box.selectionStart);
  return /^\/\S*$/.exec(before)?.[0] ?? /(?:^|\s)(@[\p{L}\d._-]*)$/u.exec(before)?.[1] ?? "";
}

export function suggest(form) {
  const word = wordOf(form.elements.text).toLowerCase();
  const source = form.querySelector(word.startsWith("/") ? "template[data-commands]" : "template[data-people]");
  const names = ({ dataset }) => [dataset.insert, ...(dataset.name ?? "").split(" ").map((name) => `@${name}`)];
  const fits = (line) => names(line).some((name) => name.toLowerCase().startsWith(word));
  const lines = word ? [...source.content.querySelectorAll("li")].filter(fits).slice(0, MOST) : [];
  if (!lines.length) return hide(form);
  const list = listOf(form);
  list.replaceChildren(...lines.map((line) => line.cloneNode(true)));
  list.hidden = false;
  return select(form, 0);
}

function select(form, at) {
  linesOf(form).forEach((line, n) => {
    line.id = `${listOf(form).id}:${n}`;
    line.setAttribute("aria-selected", String(n === at));
    if (n !== at) return;
    form.elements.text.setAttribute("aria-activedescendant", line.id);
    line.scrollIntoView({ block: "nearest" });
  });
  return true;
}

export function step(form, by) {
  const count = linesOf(form).length;
  return select(form, (chosen(form) + by + count) % count);
}

// False when it is typed out already, so that Enter sends it.
export function choose(form, at = chosen(form)) {
  const box = form.elements.text;
  const { insert } = linesOf(form)[at].dataset;
  hide(form);
  if (insert.trim() === box.value.trim()) return false;
  const end = box.selectionStart;
  box.setRangeText(insert, end - wordOf(box).length, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

export function hide(form) {
  listOf(form).hidden = true;
  form.elements.text.removeAttribute("aria-activedescendant");
  return true;
}

document.addEventListener("mousedown", (event) => {
  const line = event.target.closest?.(".suggestions > li");
  if (!line) return;
  event.preventDefault();
  choose(line.closest("form"), [...line.parentElement.children].indexOf(line));
});

document.addEventListener("focusout", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (form && event.target === form.elements.text) hide(form);
});
