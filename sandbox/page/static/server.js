// Talking to the sandbox: acts are posted, parts of the page are fetched.
import { toast } from "./toasts.js";

export const me = document.body.dataset.as;

export async function post(act, fields, { quiet = false } = {}) {
  const body = fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
  body.set("as", me);
  let outcome;
  try {
    const response = await fetch(`/page/act/${act}`, { method: "POST", body });
    outcome = response.ok ? await response.json() : { ok: false, error: await response.text() };
  } catch {
    outcome = { ok: false, error: "The sandbox does not answer." };
  }
  if (!outcome.ok && outcome.error && !quiet) toast(outcome.error);
  return outcome;
}

export async function fetchParts(parts) {
  const address = new URL("/page/parts", location.href);
  address.search = location.search;
  address.searchParams.set("parts", parts.join(","));
  address.searchParams.set("read", document.body.dataset.read);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html").body.children;
}
