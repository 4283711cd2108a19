// Threads and earlier messages open in place: the address changes, the rest of the page stays.
import { restoreDrafts } from "./composer.js";
import { refresh } from "./live.js";
import { keepingDistanceFromEnd } from "./scrolling.js";

const place = placeOf(location);

function placeOf(address) {
  const asked = new URLSearchParams(address.search);
  return ["as", "channel", "app"].map((name) => asked.get(name)).join(" ");
}

document.addEventListener("click", async (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const thread = event.target.closest("a[data-thread], [data-close-thread]");
  const earlier = event.target.closest("[data-earlier]");
  if (thread) {
    event.preventDefault();
    history.pushState(null, "", thread.href);
    await showThread();
  } else if (earlier) {
    event.preventDefault();
    history.replaceState(null, "", earlier.href);
    await keepingDistanceFromEnd(() => refresh(["messages"]));
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
