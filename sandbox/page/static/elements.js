// Buttons, menus and fields of blocks: what they tell the app, and when.
import { post } from "./server.js";
import { confirmed } from "./confirm.js";
import { closeView, submitView } from "./views.js";

const surfaceOf = (element) => element.closest("[data-surface]");

function fieldsOf(element) {
  const surface = surfaceOf(element);
  const fields = new URLSearchParams(new FormData(surface));
  for (const name of ["channel", "ts", "view"]) {
    if (surface.dataset[name]) fields.set(name, surface.dataset[name]);
  }
  fields.set("block", element.dataset.blockId);
  fields.set("value", element.dataset.value ?? "");
  fields.set("action", element.dataset.actionId);
  if (element.dataset.chosen !== undefined) fields.set("chosen", element.dataset.chosen);
  return fields;
}

async function tell(element) {
  const fields = fieldsOf(element); // as it was pressed: the card may be drawn anew while it is confirmed
  if (!(await confirmed(element))) return;
  element.setAttribute("aria-busy", "true");
  await post("click", fields);
  element.removeAttribute("aria-busy");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-press]");
  if (!button || button.getAttribute("aria-busy") === "true") return;
  const { url } = button.dataset;
  if (url && /^https?:/i.test(url)) window.open(url, "_blank", "noopener");
  button.closest("[popover]")?.hidePopover();
  tell(button);
});

document.addEventListener("change", (event) => {
  const element = event.target.closest('[data-tell="change"]');
  if (element && surfaceOf(element) && !event.target.matches("[data-find]")) tell(element);
});

const waiting = new WeakMap();
document.addEventListener("input", (event) => {
  const element = event.target;
  countDown(element);
  if (element.dataset?.tell !== "typing") return;
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => tell(element), 300));
});

document.addEventListener("keydown", (event) => {
  const enter = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!enter || event.target.dataset?.tell !== "enter") return;
  event.preventDefault();
  tell(event.target);
});

document.addEventListener("submit", (event) => {
  const surface = event.target.closest("[data-surface]");
  if (!surface) return;
  event.preventDefault();
  if (surface.dataset.surface === "modal") submitView(surface, event.submitter);
});

document.addEventListener("click", async (event) => {
  const closes = event.target.closest("[data-close-view], [data-close-all]");
  if (closes) closeView(closes.closest("dialog"), closes.hasAttribute("data-close-all"));
  const shortcut = event.target.closest("[data-shortcut]");
  if (!shortcut) return;
  shortcut.closest("[popover]")?.hidePopover();
  const { shortcut: callback, channel = "", ts = "" } = shortcut.dataset;
  await post("shortcut", { callback, channel, ts });
});

document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement) event.target.classList.add("broken");
}, true);

function countDown(field) {
  const longest = Number(field.dataset?.longest);
  const count = longest && field.parentElement.querySelector(".count");
  if (!count) return;
  const left = longest - field.value.length;
  count.hidden = left > 100;
  count.textContent = left >= 0 ? `${left} characters left` : `${-left} characters too many`;
  count.classList.toggle("count--over", left < 0);
}
