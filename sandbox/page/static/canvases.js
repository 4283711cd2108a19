// A canvas opens over the page; the address names it, so that going back closes it.
import { refresh } from "./live.js";

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-canvas]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    go(link.dataset.canvas);
    await refresh(["canvas"]);
  }
  if (event.target.closest("[data-close-canvas]") || event.target.matches("[data-canvas-dialog]")) {
    event.target.closest("dialog").close();
  }
});

function go(canvas) {
  const address = new URL(location);
  if (canvas) address.searchParams.set("canvas", canvas);
  else address.searchParams.delete("canvas");
  history.replaceState(null, "", address);
}

export function showCanvas() {
  const dialog = document.querySelector("[data-canvas-dialog]");
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.querySelector("h2").focus();
}

document.addEventListener("close", (event) => {
  if (!event.target.matches("[data-canvas-dialog]")) return;
  event.target.remove();
  go("");
}, true);
