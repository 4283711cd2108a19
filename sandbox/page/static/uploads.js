// Files go to the sandbox as soon as they are chosen; the form carries their ids.
import { chipOf } from "./combos.js";
import { me } from "./server.js";
import { toast } from "./toasts.js";

document.addEventListener("change", async (event) => {
  const upload = event.target.closest?.("[data-upload]");
  if (!upload || event.target.type !== "file") return;
  event.stopPropagation();
  for (const file of event.target.files) await send(upload, file);
  event.target.value = "";
}, true);

async function send(upload, file) {
  const list = upload.querySelector(".upload__files");
  if (list.childElementCount >= Number(upload.dataset.most)) return toast(`No more than ${upload.dataset.most} files fit here.`);
  const body = new FormData();
  body.set("as", me);
  body.set("file", file);
  upload.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/page/upload", { method: "POST", body });
    if (!response.ok) throw new Error(await response.text());
    const { id, name } = await response.json();
    list.append(chipOf(upload.dataset.name, id, name));
  } catch (trouble) {
    toast(`${file.name} could not be uploaded: ${trouble.message}`);
  }
  upload.removeAttribute("aria-busy");
  return null;
}
