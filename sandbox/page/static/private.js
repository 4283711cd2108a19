// An answer that only this person gets is pointed at until it has been seen.
import { flash, showMessage } from "./scrolling.js";

const LONGEST = 80;
let waiting = null; // { ts, thread }: where the answer stands

export function expectPrivate(change) {
  if (change.private !== undefined && isHere(change.channel)) waiting = { ts: change.ts, thread: change.private };
}

const isHere = (channel) => channel === document.body.dataset.channel && document.body.dataset.tab !== "home";

// After each redraw and each scrolling.
export function pointAtPrivate() {
  for (const pill of document.querySelectorAll("[data-show-private]")) pill.hidden = true;
  if (!waiting) return;
  const message = find(waiting);
  if (message && isSeen(message)) waiting = null;
  else point(message);
}

function find({ ts, thread }) {
  return document.getElementById(thread ? `t-${ts}` : `m-${ts}`);
}

function isSeen(message) {
  const frame = message.closest("[data-scroller]").getBoundingClientRect();
  const at = message.getBoundingClientRect();
  return !document.hidden && at.top < frame.bottom - 24 && at.bottom > frame.top + 24;
}

function point(message) {
  const pane = message?.closest("#thread") ?? document.getElementById("place");
  const pill = pane.querySelector("[data-show-private]");
  if (!pill) return;
  const words = message?.querySelector(".blocks, .mrkdwn")?.innerText.replace(/\s+/g, " ").trim() ?? "";
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  const label = `Only visible to you${waiting.thread && !message ? ", in a thread" : ""}${short && `: ${short}`}`;
  pill.hidden = false;
  const line = pill.querySelector("span");
  if (line.textContent === label) return;
  line.textContent = label;
  pane.querySelector("[data-told]").textContent = label;
}

document.addEventListener("scroll", () => waiting && pointAtPrivate(), { capture: true, passive: true });

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-show-private]") || !waiting) return;
  const { ts, thread } = waiting;
  const message = find(waiting);
  waiting = null;
  pointAtPrivate();
  if (message) flash(message);
  else if (thread) location.assign(threadAddress(thread, ts));
  else showMessage(ts);
});

function threadAddress(thread, ts) {
  const address = new URL(location);
  address.searchParams.set("thread", thread);
  address.hash = `t-${ts}`;
  return address;
}
