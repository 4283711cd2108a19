// Modals: the top of the stack is open, the ones beneath keep what was typed into them.
import { post } from "./server.js";

const FIELDS = ".input :is(input:not([type=hidden]), select, textarea, summary)";
const told = new WeakMap(); // dialog -> the errors that it has led to already
let opener = null;

const modals = () => [...document.querySelectorAll("dialog[data-modal]")];

export function openDialogs() {
  const stack = modals();
  const top = stack.at(-1);
  for (const dialog of stack) if (dialog !== top && dialog.open) dialog.close();
  if (top && !top.open) open(top);
  if (top) showErrors(top);
  if (!top && opener) {
    if (opener.isConnected) opener.focus();
    opener = null;
  }
}

function open(dialog) {
  opener ??= document.activeElement;
  for (const menu of document.querySelectorAll("[popover]:popover-open")) menu.hidePopover();
  dialog.showModal();
  const body = dialog.querySelector(".modal__body");
  const first = dialog.querySelector("[data-focus-on-load]") ?? body.querySelector(FIELDS);
  (first ?? dialog.querySelector("h2")).focus({ preventScroll: true });
}

// The first wrong field takes the focus, once for each answer of the app.
function showErrors(dialog) {
  const wrong = [...dialog.querySelectorAll(".input--wrong")];
  const answer = wrong.map((input) => input.textContent).join("\n");
  if (answer && answer !== told.get(dialog)) {
    wrong[0].querySelector(FIELDS)?.focus();
    wrong[0].scrollIntoView({ block: "nearest" });
  }
  told.set(dialog, answer);
}

// Escape asks the app; a browser that is asked twice closes the dialog by itself.
document.addEventListener("cancel", (event) => {
  if (!event.target.matches("dialog[data-modal]")) return;
  event.preventDefault();
  closeView(event.target, false);
}, true);
document.addEventListener("close", (event) => {
  if (event.target === modals().at(-1)) closeView(event.target, false);
}, true);

export function closeView(dialog, all) {
  return post("close", { view: viewOf(dialog), all });
}

export async function submitView(form, button) {
  const send = button ?? form.querySelector("[type=submit]");
  if (!send || send.getAttribute("aria-busy") === "true") return;
  const dialog = form.closest("dialog");
  dialog.querySelector("[data-trouble]").textContent = "";
  told.delete(dialog);
  const fields = new URLSearchParams(new FormData(form));
  fields.set("view", viewOf(dialog));
  send.setAttribute("aria-busy", "true");
  const outcome = await post("submit", fields, { quiet: true });
  if (outcome.ok) return; // busy until the server's answer is on the page
  send.removeAttribute("aria-busy");
  if (outcome.error) dialog.querySelector("[data-trouble]").textContent = outcome.error;
}

const viewOf = (dialog) => dialog.querySelector("[data-view]").dataset.view;
