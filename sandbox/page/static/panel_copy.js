// Copying an entry as curl or as a test; its button says that it is done.
import { toast } from "./toasts.js";

let said = null; // the button that says so, until the next one does

export async function copy(button) {
  const response = await fetch(button.dataset.copy);
  const text = await response.text();
  if (!response.ok) return toast("The log does not reach back so far any more.");
  if (!(await written(text))) return toast("This browser does not let the page copy.");
  if (said) said.textContent = said.dataset.label;
  said = button;
  button.dataset.label ??= button.textContent;
  button.textContent = "Copied";
}

// Browsers have a clipboard for this machine's own addresses and https only; elsewhere the older way is left.
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}
