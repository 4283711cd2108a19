// A card that is drawn anew between the press and the release of a button would swallow the click.
const LONGEST = 1000; // milliseconds: some browsers never tell of the release over an open list
let held = Promise.resolve();

document.addEventListener("pointerdown", () => {
  held = new Promise((release) => {
    const afterTheClick = () => setTimeout(release);
    document.addEventListener("pointerup", afterTheClick, { once: true });
    document.addEventListener("pointercancel", afterTheClick, { once: true });
    setTimeout(release, LONGEST);
  });
}, true);

export const nothingIsPressed = () => held;
