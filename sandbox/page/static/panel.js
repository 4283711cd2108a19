// The drawer "Developer": opens and closes, is remembered over a reload, hears the log's news.
import { showLog, showNewer } from "./panel_log.js";
import { fetchText } from "./panel_parts.js";
import { showSwitches } from "./panel_switches.js";

const MEMORY = "panel open";
const panel = document.getElementById("panel");
let source = null;

export function startPanel() {
  if (sessionStorage.getItem(MEMORY)) open();
}

// On a phone the button stands in the sidebar's own drawer, which gives way.
const opener = () => document.querySelector("[data-open-panel]");
const wayBack = () => (getComputedStyle(opener()).visibility === "visible" ? opener() : document.querySelector(".header__menu"));

async function open({ focus = false } = {}) {
  sessionStorage.setItem(MEMORY, "yes");
  panel.hidden = false;
  opener()?.setAttribute("aria-expanded", "true");
  if (!panel.childElementCount) panel.innerHTML = await fetchText("panel");
  recall();
  if (document.querySelector(".app[data-drawer]")) document.querySelector("[data-close-drawer]").click();
  if (focus) panel.querySelector("[data-close-panel]").focus();
  showLog();
  listen();
}

function close() {
  sessionStorage.removeItem(MEMORY);
  panel.hidden = true;
  panel.replaceChildren();
  source?.close();
  source = null;
  opener()?.setAttribute("aria-expanded", "false");
  wayBack()?.focus();
}

// Which sections are folded.
function recall() {
  for (const section of panel.querySelectorAll("[data-remembered]")) {
    const told = sessionStorage.getItem(section.dataset.remembered);
    if (told) section.open = told === "open";
  }
}

// A browser allows few open connections to one address: only an open drawer that is seen has one.
function listen() {
  if (source || panel.hidden || document.hidden) return;
  source = new EventSource(`/page/panel/events?since=${panel.querySelector("[data-change]").dataset.change}`);
  source.addEventListener("news", (event) => {
    panel.querySelector("[data-change]").dataset.change = event.lastEventId;
    hear(JSON.parse(event.data));
  });
}

async function hear(kinds) {
  if (kinds.includes("everything")) await showLog();
  else if (kinds.some((kind) => kind !== "switch")) await showNewer();
  if (kinds.includes("switch") || panel.querySelector("[data-waiting]")) await showSwitches();
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return listen();
  source?.close();
  source = null;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-panel]")) {
    if (panel.hidden) open({ focus: true });
    else close();
  }
  if (event.target.closest("[data-close-panel]")) close();
});

document.addEventListener("toggle", (event) => {
  const { remembered } = event.target.dataset ?? {};
  if (remembered) sessionStorage.setItem(remembered, event.target.open ? "open" : "folded");
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && panel.contains(event.target)) close();
});
