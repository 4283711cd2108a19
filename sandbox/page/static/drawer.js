// On a phone the sidebar is a drawer.
const app = document.querySelector(".app");
const menu = document.querySelector(".header__menu");

function set(open) {
  app.toggleAttribute("data-drawer", open);
  menu?.setAttribute("aria-expanded", String(open));
  if (open) document.querySelector("#sidebar .acting").focus();
  else menu?.focus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-open-drawer]")) {
    event.preventDefault();
    set(true);
  }
  if (event.target.closest("[data-close-drawer]")) set(false);
});

document.addEventListener("keydown", (event) => {
  const isOpen = app.hasAttribute("data-drawer");
  if (event.key === "Escape" && isOpen && !document.querySelector(":popover-open")) set(false);
});
