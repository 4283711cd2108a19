// The page's script: a table of contents. What changes comes from the server as HTML.
import { listen } from "./live.js";
import { openDialogs } from "./views.js";
import { readHere, scrollToEnd } from "./scrolling.js";
import { showChosen } from "./pickers.js";
import { showTables } from "./tables.js";
import { startTour } from "./tour.js";
import { post } from "./server.js";
import "./elements.js";
import { restoreDrafts } from "./composer.js";
import "./combos.js";
import "./uploads.js";
import "./menus.js";
import "./places.js";
import "./drawer.js";

const app = document.querySelector(".app");
app.removeAttribute("inert");
app.removeAttribute("aria-disabled");
openDialogs();
showChosen();
showTables();
restoreDrafts();
scrollToEnd();
startTour();
listen();
readHere();
if (document.body.dataset.tab === "home") post("home", {});
