// Hears what changed and fetches those parts again; many changes at once cost one fetch.
import { fetchParts, me } from "./server.js";
import { morph } from "./morph.js";
import { nothingIsPressed } from "./pressing.js";
import { keepingPlace, readHere } from "./scrolling.js";
import { showCanvas } from "./canvases.js";
import { expectPrivate, pointAtPrivate } from "./private.js";
import { openDialogs } from "./views.js";
import { showChosen } from "./pickers.js";
import { showTables } from "./tables.js";

const EVERYTHING = ["sidebar", "header", "messages", "thread", "home", "views", "canvas"];
const wanted = new Set();
let fetching = null; // the promise of what is under way
let source = null;
let last = document.body.dataset.change;
const offline = document.getElementById("offline");

export function listen() {
  connect();
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
}

// A browser allows few open connections to one address: a tab that nobody sees gives its own back.
function connect() {
  if (source) return;
  source = new EventSource(`/page/events?as=${encodeURIComponent(me)}&since=${last}`);
  source.addEventListener("change", (event) => {
    last = event.lastEventId;
    const change = JSON.parse(event.data);
    expectPrivate(change);
    refresh(partsFor(change));
  });
  source.onopen = () => { offline.hidden = true; };
  source.onerror = () => { offline.hidden = false; };
}

function disconnect() {
  source?.close();
  source = null;
}

function partsFor(change) {
  const { channel, tab } = document.body.dataset;
  const here = !change.channel || change.channel === channel || (tab === "messages" && !channel);
  switch (change.kind) {
    case "message": return here ? ["sidebar", "header", "messages", "thread"] : ["sidebar"];
    case "channel":
      if (!change.channel) return EVERYTHING;
      return here ? ["sidebar", "header", "canvas"] : ["sidebar"];
    case "view": return ["views"];
    case "home": return ["home"];
    default: return EVERYTHING;
  }
}

// Done when these parts are on the page.
export function refresh(parts) {
  parts.filter((part) => document.getElementById(part)).forEach((part) => wanted.add(part));
  if (wanted.size) fetching ??= fetchWanted();
  return fetching;
}

async function fetchWanted() {
  try {
    while (wanted.size) {
      const now = [...wanted];
      wanted.clear();
      const fresh = await fetchParts(now);
      await nothingIsPressed();
      show(fresh);
    }
  } catch {
    offline.hidden = false;
  } finally {
    fetching = null;
  }
}

function show(fresh) {
  keepingPlace(() => {
    for (const part of [...fresh]) {
      const old = document.getElementById(part.id);
      if (old) morph(old, part);
    }
  });
  showChosen();
  showTables();
  openDialogs();
  showCanvas();
  readHere();
  pointAtPrivate();
}
