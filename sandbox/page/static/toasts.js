// A sentence at the bottom when something went wrong; inside the open modal when there is one.
const STAYS = 9000;
const region = document.getElementById("toasts");

export function toast(sentence) {
  const trouble = document.querySelector("dialog.modal[open] [data-trouble]");
  if (trouble) {
    trouble.textContent = sentence;
    return;
  }
  const box = document.createElement("div");
  box.className = "toast";
  const words = document.createElement("p");
  words.textContent = sentence;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "icon-button";
  close.setAttribute("aria-label", "Dismiss");
  close.textContent = "×";
  const remove = () => {
    box.remove();
    if (!region.childElementCount && region.matches(":popover-open")) region.hidePopover();
  };
  close.addEventListener("click", remove);
  setTimeout(remove, STAYS);
  box.append(words, close);
  if (!region.matches(":popover-open")) region.showPopover();
  region.append(box);
}
