// Turns one element into another in place, so that focus, scroll position and typed text stay.
const OWN = new Set(["open", "popover-open"]); // attributes that the browser sets while somebody uses the page

const keyOf = (node) => node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.blockId && `${node.nodeName} ${node.dataset.blockId} ${node.dataset.actionId ?? ""} ${node.getAttribute("value") ?? ""}` : null;

export function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  copyAttributes(old, fresh);
  if (!old.hasAttribute("data-keep")) morphChildren(old.content ?? old, fresh.content ?? fresh);
}

function copyAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OWN.has(name) && !(name === "hidden" && old.hasAttribute("data-keep"))) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !(name === "hidden" && old.hasAttribute("data-keep"))) old.setAttribute(name, value);
  }
}

function morphChildren(old, fresh) {
  const keyed = new Map([...old.childNodes].map((node) => [keyOf(node), node]));
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = sameAs(child, keyed, next);
    if (!match) {
      old.insertBefore(child, next);
      continue;
    }
    if (match === next) next = next.nextSibling;
    else old.insertBefore(match, next);
    morph(match, child);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function sameAs(child, keyed, next) {
  const key = keyOf(child);
  if (key) {
    const match = keyed.get(key);
    return match?.nodeName === child.nodeName && match.parentNode ? match : null;
  }
  return next && !keyOf(next) && next.nodeName === child.nodeName ? next : null;
}
