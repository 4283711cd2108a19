// Menus of many: the chosen ones stand in the field, typing finds, Escape closes.
export function showChosen(root = document) {
  for (const picker of root.querySelectorAll("[data-picker]")) summarise(picker);
}

function summarise(picker) {
  const summary = picker.querySelector("summary");
  const chosen = [...picker.querySelectorAll("input:checked")].map((input) => input.ariaLabel);
  const line = summary.querySelector(".picker__chosen");
  line.replaceChildren(...chosen.map(chip));
  if (!chosen.length) line.textContent = summary.dataset.placeholder;
  const most = Number(picker.dataset.most);
  const full = most > 0 && chosen.length >= most;
  for (const input of picker.querySelectorAll("[type=checkbox]")) input.disabled = full && !input.checked;
}

function chip(label) {
  const span = document.createElement("span");
  span.className = "chip";
  span.textContent = label;
  return span;
}

document.addEventListener("change", (event) => {
  const picker = event.target.closest("[data-picker]");
  if (picker) summarise(picker);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find]")) return;
  const wanted = event.target.value.toLowerCase();
  for (const choice of event.target.closest("[data-picker]").querySelectorAll(".choice")) {
    choice.hidden = !choice.textContent.toLowerCase().includes(wanted);
  }
});

document.addEventListener("toggle", (event) => {
  const picker = event.target;
  if (picker.matches?.("[data-picker]") && picker.open) picker.querySelector("[data-find], input")?.focus();
}, true);

document.addEventListener("keydown", (event) => {
  const picker = event.target.closest?.("[data-picker][open]");
  if (picker && event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault();
  if (!picker || event.key !== "Escape") return;
  event.preventDefault();
  picker.open = false;
  picker.querySelector("summary").focus();
}, true);

document.addEventListener("click", (event) => {
  for (const picker of document.querySelectorAll("[data-picker][open]")) {
    if (!picker.contains(event.target)) picker.open = false;
  }
});
