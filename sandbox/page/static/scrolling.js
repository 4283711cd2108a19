// The list stays at its newest message unless somebody has scrolled up; whoever scrolls on gets more of it.
import { post } from "./server.js";
import { refresh } from "./live.js";

const NEAR = 48; // pixels from the end that count as being there
const AHEAD = 400; // pixels before the end of what is loaded
const main = () => document.getElementById("messages");
const scrollers = () => document.querySelectorAll("#messages, #thread [data-scroller]");
const isAtEnd = (scroller) => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
let loading = false;

export function scrollToEnd() {
  for (const scroller of scrollers()) scroller.scrollTop = scroller.scrollHeight;
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named) named.scrollIntoView({ block: "center" });
  watch();
}

// Whoever is at the end stays there; whoever is not stays at the message that they are reading.
export function keepingPlace(change) {
  const kept = [...scrollers()].map((scroller) => ({
    scroller,
    read: isAtEnd(scroller) && !isCut(scroller) ? null : firstSeen(scroller),
  }));
  change();
  for (const { scroller, read } of kept) {
    if (!read) scroller.scrollTop = scroller.scrollHeight;
    else scroller.scrollTop += (document.getElementById(read.id)?.getBoundingClientRect().top ?? read.top) - read.top;
  }
  watch();
}

const isCut = (scroller) => Boolean(scroller.querySelector("#later"));

function firstSeen(scroller) {
  const edge = scroller.getBoundingClientRect().top;
  const message = [...scroller.querySelectorAll(".message")].find((each) => each.getBoundingClientRect().bottom > edge);
  return message ? { id: message.id, top: message.getBoundingClientRect().top } : null;
}

// Says where the person is, and fetches what comes next before they get there.
function watch() {
  const scroller = main();
  const newest = document.querySelector("#place [data-newest]");
  if (!scroller || !newest) return;
  newest.hidden = isAtEnd(scroller) && !isCut(scroller);
  if (newest.hidden && location.search.includes("around=")) history.replaceState(null, "", without("around"));
  const [earlier, later] = [document.getElementById("earlier"), document.getElementById("later")];
  const toEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  if (earlier && scroller.scrollTop < AHEAD && scroller.scrollTop <= toEnd) load(earlier.href);
  else if (later && toEnd < AHEAD) load(later.href);
}

export async function load(address) {
  if (loading) return;
  loading = true;
  history.replaceState(null, "", address);
  await refresh(["messages"]);
  loading = false;
}

function without(name) {
  const address = new URL(location);
  address.searchParams.delete(name);
  return address;
}

export async function showNewest() {
  if (isCut(main())) {
    history.replaceState(null, "", without("around"));
    await refresh(["messages"]);
  }
  main().scrollTop = main().scrollHeight;
}

export async function showMessage(ts) {
  const find = () => document.getElementById(`m-${ts}`);
  if (!find()) {
    const address = new URL(location);
    address.searchParams.set("around", ts);
    await load(address);
  }
  flash(find());
}

export function flash(message) {
  if (!message) return;
  message.scrollIntoView({ block: "center" });
  message.tabIndex = -1;
  message.focus({ preventScroll: true });
  message.classList.add("message--shown");
  message.addEventListener("animationend", () => message.classList.remove("message--shown"), { once: true });
}

document.addEventListener("scroll", (event) => {
  if (event.target === main()) watch();
}, { capture: true, passive: true });

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  const around = event.target.closest("[data-around]");
  if (link || around) event.preventDefault();
  link?.closest("[popover]")?.hidePopover();
  if (link) showMessage(link.dataset.show);
  else if (around) load(around.href);
  else if (event.target.closest("[data-newest]")) showNewest();
});

// A picture that arrives late must not push the newest message out of sight.
document.addEventListener("load", (event) => {
  const scroller = event.target.closest?.("[data-scroller]");
  if (!scroller || !(event.target instanceof HTMLImageElement)) return;
  const gap = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  if (gap < event.target.height + NEAR) scroller.scrollTop = scroller.scrollHeight;
}, true);

export function readHere() {
  const sidebar = document.getElementById("sidebar");
  const { channel, tab } = document.body.dataset;
  const unread = Number(sidebar.dataset.unreadHere);
  const all = Number(sidebar.dataset.unread);
  document.title = (all ? `(${all}) ` : "") + sidebar.dataset.title;
  if (document.hidden || tab === "home") return;
  if (unread && channel) post("read", { channel }, { quiet: true });
  if (!document.getElementById("new-messages")) document.body.dataset.read = "";
}

// What comes while nobody looks stands below the line "New".
document.addEventListener("visibilitychange", () => {
  const last = [...document.querySelectorAll("#messages .message")].at(-1);
  if (document.hidden && last && !document.body.dataset.read) document.body.dataset.read = last.dataset.ts;
  readHere();
});
