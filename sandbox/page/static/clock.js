// The demo's clock: goes on by itself, and can be moved, which moves the bot's time too.
import { me } from "./server.js";
import { control } from "./panel_switches.js";

const EVERY = 5000;

export function startClock() {
  setInterval(show, EVERY);
}

// Looked for each time, since the sidebar is drawn again.
function show() {
  const time = document.querySelector("[data-clock]");
  if (!time) return;
  const form = new Intl.DateTimeFormat("en-US", {
    timeZone: time.dataset.zone, weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit",
  });
  const words = form.format(Date.now() + 1000 * Number(time.dataset.clock)).replaceAll("\u202f", " ").replace(" at ", ", ");
  if (time.textContent !== words) time.textContent = words;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-leap]");
  if (!button) return;
  document.getElementById("clock-menu").hidePopover();
  await control("clock", { to: button.dataset.leap, user: me });
});
