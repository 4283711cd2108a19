// Modals: the top of the stack is open, the ones beneath keep what was typed into them.
import { post } from "./server.js";

let opener = null;

export function openDialogs() {
  const stack = [...document.querySelectorAll("dialog[data-modal]")];
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
  const first = dialog.querySelector("[data-focus-on-load]") ?? body.querySelector(".input input, .input select, .input textarea, .input summary");
  (first ?? dialog.querySelector("h2")).focus({ preventScroll: true });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeView(dialog, false);
  });
}

// The first wrong field takes the focus, once for each answer of the app.
function showErrors(dialog) {
  const wrong = [...dialog.querySelectorAll(".input--wrong")];
  const answer = wrong.map((input) => input.textContent).join("\n");
  if (answer && answer !== dialog.dataset.told) {
    wrong[0].querySelector("input, select, textarea, summary")?.focus();
    wrong[0].scrollIntoView({ block: "nearest" });
  }
  dialog.dataset.told = answer;
}

export function closeView(dialog, all) {
  return post("close", { view: viewOf(dialog), all });
}

export async function submitView(form, button) {
  const send = button ?? form.querySelector("[type=submit]");
  if (!send || send.getAttribute("aria-busy") === "true") return;
  const dialog = form.closest("dialog");
  dialog.querySelector("[data-trouble]").textContent = "";
  delete dialog.dataset.told;
  const fields = new URLSearchParams(new FormData(form));
  fields.set("view", viewOf(dialog));
  send.setAttribute("aria-busy", "true");
  const outcome = await post("submit", fields, { quiet: true });
  if (outcome.ok) return; // busy until the server's answer is on the page
  send.removeAttribute("aria-busy");
  if (outcome.error) dialog.querySelector("[data-trouble]").textContent = outcome.error;
}

const viewOf = (dialog) => dialog.querySelector("[data-view]").dataset.view;
