// The log of calls and deliveries: newest first, a window of it, more below on demand.
import { fetchText } from "./panel_parts.js";
import { copy } from "./panel_copy.js";

const STEP = 60;
const filter = () => document.querySelector("[data-panel-filter]");
const list = () => document.getElementById("panel-log");
let wanted = STEP; // lines that stay on the page
let under = Promise.resolve(); // one answer after the other, or lines would come twice

const asked = () => Object.fromEntries(new FormData(filter()));

export function showLog() {
  under = under.then(async () => {
    const fresh = await lines();
    wanted = STEP;
    list()?.replaceWith(fresh);
    offerOlder();
  });
  return under;
}

export function showNewer() {
  under = under.then(async () => {
    if (!list()) return;
    const newest = Math.max(0, ...[...list().children].map((line) => Number(line.dataset.n)));
    const fresh = await lines({ after: newest });
    if (fresh.hasAttribute("data-has-more")) list().replaceWith(fresh);
    else for (const line of [...fresh.children].reverse()) insert(line);
    while (list().childElementCount > wanted) forget(list().lastElementChild);
    offerOlder();
  });
  return under;
}

function showOlder() {
  under = under.then(async () => {
    const fresh = await lines({ before: list().dataset.oldest });
    wanted += fresh.childElementCount;
    list().dataset.oldest = fresh.dataset.oldest;
    list().toggleAttribute("data-has-more", fresh.hasAttribute("data-has-more"));
    list().append(...fresh.children);
    offerOlder();
  });
}

// A delivery ends after the calls that it caused, and stands before them: by the time at which each began.
function insert(line) {
  const later = (other) => Number(other.dataset.at) > Number(line.dataset.at);
  const next = [...list().children].find((other) => !later(other));
  list().insertBefore(line, next ?? null);
}

function forget(line) {
  list().dataset.oldest = String(Math.max(Number(list().dataset.oldest), Number(line.dataset.n) + 1));
  list().toggleAttribute("data-has-more", true);
  line.remove();
}

async function lines(bounds = {}) {
  const text = await fetchText("panel/log", { ...asked(), ...bounds });
  return new DOMParser().parseFromString(text, "text/html").getElementById("panel-log");
}

function offerOlder() {
  document.querySelector("[data-older]")?.remove();
  const words = list().childElementCount ? "" : "Nothing yet.";
  if (!words && !list().hasAttribute("data-has-more")) return;
  const offer = document.createElement(words ? "p" : "button");
  offer.className = words ? "panel__hint" : "button";
  offer.dataset.older = "";
  offer.textContent = words || "Show older";
  list().after(offer);
}

document.addEventListener("click", (event) => {
  if (event.target.closest("button[data-older]")) showOlder();
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

document.addEventListener("toggle", async (event) => {
  const place = event.target.matches?.(".log-line[open]") && event.target.querySelector("[data-entry]");
  if (place && !place.childElementCount) place.innerHTML = await fetchText(`panel/entry/${place.dataset.entry}`);
}, true);

let typing = null;
document.addEventListener("input", (event) => {
  if (!event.target.closest("[data-panel-filter]")) return;
  clearTimeout(typing);
  typing = setTimeout(showLog, 150);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-panel-filter]")) return;
  event.preventDefault();
  showLog();
});
