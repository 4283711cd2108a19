// The strip of what to try next: one step at a time, where it was left.
export function startTour() {
  const tour = document.querySelector("[data-tour]");
  if (!tour) return;
  const steps = [...tour.querySelectorAll("li")];
  const memory = `tour ${steps.map((step) => step.textContent.trim()).join("|").slice(0, 200)}`;
  const [back, on] = [tour.querySelector("[data-tour-back]"), tour.querySelector("[data-tour-on]")];
  if (localStorage.getItem(memory) === "closed") tour.hidden = true;
  let at = Math.min(Number(localStorage.getItem(memory)) || 0, steps.length - 1);

  const show = (next) => {
    at = next;
    steps.forEach((step, n) => { step.hidden = n !== at; });
    back.disabled = at === 0;
    on.disabled = at === steps.length - 1;
  };
  const go = (next) => {
    localStorage.setItem(memory, String(next));
    show(next);
  };
  back.addEventListener("click", () => go(at - 1));
  on.addEventListener("click", () => go(at + 1));
  tour.querySelector("[data-tour-close]").addEventListener("click", () => {
    localStorage.setItem(memory, "closed");
    tour.hidden = true;
  });
  show(at);
}
