// What people do with messages: react, pin, edit, delete.
import { ask } from "./confirm.js";
import { place } from "./menus.js";
import { post } from "./server.js";

const menu = document.getElementById("emoji");
let chosenFor = null; // { channel, ts } of the message that the emoji menu is open for

const { channel } = document.body.dataset;
const messageOf = (element) => ({ channel, ts: element.closest(".message").dataset.ts });

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-react], [data-choose-emoji], [data-emoji], [data-pin], [data-edit], [data-delete]");
  if (!button) return;
  const { react, emoji, edit } = button.dataset;
  if (emoji) {
    menu.hidePopover();
    post("react", { ...chosenFor, name: emoji });
    return;
  }
  const message = messageOf(button);
  button.closest("[popover]")?.hidePopover();
  if (react) post("react", { ...message, name: react });
  else if (button.matches("[data-choose-emoji]")) openMenu(button, message);
  else if (button.matches("[data-pin]")) post("pin", message);
  else if (edit !== undefined) editMessage(message, edit);
  else if (await ask(document.getElementById("delete-message").content.cloneNode(true))) post("delete", message);
});

function openMenu(button, message) {
  chosenFor = message;
  menu.showPopover({ source: button });
  place(menu, button.getBoundingClientRect());
  const find = menu.querySelector("[data-find-emoji]");
  find.value = "";
  find.dispatchEvent(new Event("input", { bubbles: true }));
  find.focus();
}

async function editMessage(message, text) {
  const content = document.getElementById("edit-message").content.cloneNode(true);
  const box = content.querySelector("textarea");
  box.value = text;
  if (await ask(content, box)) post("edit", { ...message, text: box.value });
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find-emoji]")) return;
  const wanted = event.target.value.trim().toLowerCase();
  for (const each of menu.querySelectorAll("[data-emoji]")) each.hidden = !each.dataset.emoji.includes(wanted);
});

menu.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("[data-find-emoji]")) return;
  menu.querySelector("[data-emoji]:not([hidden])")?.click();
});
