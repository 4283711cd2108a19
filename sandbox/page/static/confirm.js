// "Are you sure?" where the app asks for it.
export function confirmed(element) {
  const template = element.closest(".element")?.querySelector("template[data-confirm]");
  if (!template) return Promise.resolve(true);
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("role", "alertdialog");
  dialog.append(template.content.cloneNode(true));
  const title = dialog.querySelector("h2");
  title.id = "confirm-title";
  dialog.setAttribute("aria-labelledby", title.id);
  document.body.append(dialog);
  return new Promise((decide) => {
    dialog.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) dialog.close(button.value);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      decide(dialog.returnValue === "confirm");
    });
    dialog.showModal();
    dialog.querySelector("button[value=deny]").focus();
  });
}
