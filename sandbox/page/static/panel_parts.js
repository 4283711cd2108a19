// The panel's parts come from the server as HTML, for whoever this page acts as.
import { me } from "./server.js";

export async function fetchText(part, asked = {}) {
  const query = new URLSearchParams({ as: me, ...asked });
  const response = await fetch(`/page/${part}?${query}`);
  return response.text();
}
