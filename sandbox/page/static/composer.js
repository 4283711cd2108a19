// The message box: Enter sends, Shift+Enter starts a line, drafts survive a change of channel.
import { me, post } from "./server.js";
import { choose, hide, isOpen, step, suggest } from "./suggestions.js";

const formOf = (event) => event.target.closest?.("[data-composer]");
const draftOf = ({ dataset }) => `draft ${me} ${dataset.channel} ${dataset.thread}`;

export function restoreDrafts() {
  for (const form of document.querySelectorAll("[data-composer]")) {
    form.elements.text.value ||= sessionStorage.getItem(draftOf(form)) ?? "";
  }
  const box = document.querySelector("#thread textarea") ?? document.querySelector("#place textarea");
  const hasKeyboard = matchMedia("(hover: hover)").matches;
  if (hasKeyboard && !document.querySelector("dialog[open]")) box?.focus({ preventScroll: true });
}

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (!form) return;
  sessionStorage.setItem(draftOf(form), form.elements.text.value);
  suggest(form);
});

document.addEventListener("keydown", (event) => {
  const form = formOf(event);
  if (!form || event.isComposing || event.target !== form.elements.text) return;
  if (isOpen(form) && steer(event, form)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    hide(form);
    form.requestSubmit();
  }
});

// Keys while suggestions show; true when the key was for them.
function steer(event, form) {
  switch (event.key) {
    case "ArrowDown": return step(form, 1);
    case "ArrowUp": return step(form, -1);
    case "Escape": return hide(form);
    case "Tab":
    case "Enter": return !event.shiftKey && choose(form);
    default: return false;
  }
}

document.addEventListener("submit", async (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  const box = form.elements.text;
  const text = box.value;
  if (!text.trim() || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  box.value = "";
  sessionStorage.removeItem(draftOf(form));
  const { channel, thread } = form.dataset;
  const outcome = await post("say", { channel, thread, text });
  form.removeAttribute("aria-busy");
  if (outcome.ok || box.value) return;
  box.value = text;
  sessionStorage.setItem(draftOf(form), text);
});
