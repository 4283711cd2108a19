// Threads and earlier messages open in place: the address changes, the rest of the page stays.
import { restoreDrafts } from "./composer.js";
import { refresh } from "./live.js";

const place = placeOf(location);

function placeOf(address) {
  const asked = new URLSearchParams(address.search);
  return ["as", "channel", "app"].map((name) => asked.get(name)).join(" ");
}

document.addEventListener("click", async (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const thread = event.target.closest("a[data-thread], [data-close-thread]");
  if (thread) {
    event.preventDefault();
    const address = new URL(location);
    address.searchParams.set("thread", thread.dataset.thread ?? "");
    history.pushState(null, "", address);
    await showThread();
  }
});

async function showThread() {
  await refresh(["thread"]);
  const pane = document.querySelector("#thread [data-scroller]");
  if (pane) pane.scrollTop = pane.scrollHeight;
  restoreDrafts();
}

addEventListener("popstate", () => {
  if (placeOf(location) === place) showThread();
  else location.reload();
});
