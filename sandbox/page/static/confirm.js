// "Are you sure?" where the app asks for it, and other small questions.
export function confirmed(element) {
  const template = element.closest(".element")?.querySelector("template[data-confirm]");
  return template ? ask(template.content.cloneNode(true)) : Promise.resolve(true);
}

// The content has a heading and buttons of the values "deny" and "confirm"; true means confirm.
export function ask(content, first = null) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  dialog.setAttribute("role", first ? "dialog" : "alertdialog");
  dialog.append(content);
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
    (first ?? dialog.querySelector("button[value=deny]")).focus();
  });
}
