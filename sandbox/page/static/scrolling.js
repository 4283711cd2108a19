// The list stays at its newest message unless somebody has scrolled up; what is seen is read.
import { post } from "./server.js";

const scrollers = () => document.querySelectorAll("#messages, #thread [data-scroller]");

// Whoever asks for earlier messages stays at the one they were reading.
export async function keepingDistanceFromEnd(change) {
  const scroller = document.getElementById("messages");
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  await change();
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
}

export function scrollToEnd() {
  for (const scroller of scrollers()) scroller.scrollTop = scroller.scrollHeight;
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (named) named.scrollIntoView({ block: "center" });
}

export function keepingPlace(change) {
  const atEnd = [...scrollers()].filter((each) => each.scrollHeight - each.scrollTop - each.clientHeight < 48);
  change();
  for (const scroller of atEnd) scroller.scrollTop = scroller.scrollHeight;
}

export function readHere() {
  const sidebar = document.getElementById("sidebar");
  const { channel, tab } = document.body.dataset;
  const unread = Number(sidebar.dataset.unreadHere);
  const all = Number(sidebar.dataset.unread);
  document.title = (all ? `(${all}) ` : "") + sidebar.dataset.title;
  if (unread && channel && tab !== "home" && !document.hidden) post("read", { channel }, { quiet: true });
}

document.addEventListener("visibilitychange", readHere);

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  const message = link && document.getElementById(`m-${link.dataset.show}`);
  if (!message) return;
  event.preventDefault();
  link.closest("[popover]")?.hidePopover();
  message.scrollIntoView({ block: "center" });
  message.classList.add("message--shown");
  message.addEventListener("animationend", () => message.classList.remove("message--shown"), { once: true });
});
