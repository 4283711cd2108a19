// The switches of the panel: each is one request to the control API, whose refusal is shown.
import { morph } from "./morph.js";
import { fetchText } from "./panel_parts.js";
import { toast } from "./toasts.js";

export async function showSwitches() {
  const old = document.getElementById("panel-switches");
  const fresh = new DOMParser().parseFromString(await fetchText("panel/switches"), "text/html");
  if (!old) return;
  morph(old, fresh.getElementById("panel-switches"));
  for (const box of old.querySelectorAll("[role=switch]")) box.checked = box.hasAttribute("checked");
}

export async function control(path, body, method = "POST") {
  const response = await fetch(`/sandbox/${path}`, { method, body: body && JSON.stringify(body) }).catch(() => null);
  if (response?.ok) return response.json();
  const answer = await response?.json().catch(() => null);
  toast(answer?.error ?? "The sandbox does not answer.");
  return null;
}

const order = (body) => control("faults", body);
const callOff = (number) => control(`faults/${number}`, null, "DELETE");

document.addEventListener("change", async (event) => {
  const box = event.target;
  if (box.matches("[data-order]")) {
    if (box.checked) await order(JSON.parse(box.dataset.order));
    else await callOff(box.dataset.fault);
    await showSwitches();
  }
  if (box.matches("[data-limits]")) {
    await control("limits", { on: box.checked });
    await showSwitches();
  }
  if (box.matches("[data-load-state]") && box.files.length) await load(box);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("#panel button");
  if (!button) return;
  const { next, removeFault, ending } = button.dataset;
  if (next) await order({ kind: next, method: methodAsked() });
  else if (removeFault) await callOff(removeFault);
  else if (ending) await control("sockets", { disconnect: ending });
  else if (button.matches("[data-allow-sockets]")) await control("sockets", { on: true });
  else if (button.matches("[data-save-state]")) return save();
  else return;
  await showSwitches();
});

const methodAsked = () => document.querySelector("[data-next-method]").value.trim() || "*";

async function save() {
  const saved = await control("state/save");
  if (saved) toast(`Saved to ${saved.file}.`);
}

async function load(box) {
  const body = await box.files[0].text();
  box.value = "";
  const response = await fetch("/sandbox/state", { method: "POST", body }).catch(() => null);
  if (response?.ok) location.reload();
  else toast((await response?.json().catch(() => null))?.error ?? "The sandbox does not answer.");
}
