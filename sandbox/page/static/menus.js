// Menus open beside their button; arrow keys move in them.
const GAP = 4;

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.(".menu[popover]") || event.newState !== "open") return;
  const button = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  if (button) place(menu, button.getBoundingClientRect());
  if (!menu.contains(document.activeElement)) menu.querySelector("a, button")?.focus();
}, true);

export function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + GAP;
  const above = at.top - GAP - height;
  const top = menu.dataset.anchored === "above" || below + height > innerHeight - 8 ? above : below;
  menu.style.top = `${Math.max(8, top)}px`;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu:popover-open");
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (!menu || !(event.key in steps)) return;
  const lines = [...menu.querySelectorAll("a, button:not([hidden])")];
  const next = (lines.indexOf(document.activeElement) + steps[event.key] + lines.length) % lines.length;
  lines[next]?.focus();
  event.preventDefault();
});
