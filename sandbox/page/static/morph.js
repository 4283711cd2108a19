// Turns one element into another in place, so that focus, scroll position and typed text stay.
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const { blockId, actionId = "", chosen = "" } = node.dataset;
  return node.id || (blockId && `${blockId} ${actionId} ${chosen}`) || null;
}

export function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  copyAttributes(old, fresh);
  if (!old.hasAttribute("data-keep")) morphChildren(old.content ?? old, fresh.content ?? fresh);
}

// What the page itself has opened, hidden or placed stays so.
function copyAttributes(old, fresh) {
  const ownState = old.hasAttribute("data-keep");
  const kept = { open: true, hidden: ownState, "aria-expanded": ownState, style: old.hasAttribute("popover") };
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !kept[name]) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !kept[name]) old.setAttribute(name, value);
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
