// Data tables: a heading sorts, the field above filters, long ones are shown by pages.
const states = new WeakMap(); // table -> { column, falling, page, wanted }

export function showTables(root = document) {
  for (const table of root.querySelectorAll("[data-table]")) arrange(table);
}

function stateOf(table) {
  if (!states.has(table)) states.set(table, { column: -1, falling: false, page: 0, wanted: "" });
  return states.get(table);
}

function arrange(table) {
  const state = stateOf(table);
  const body = table.querySelector("tbody");
  const rows = [...body.rows].sort((one, other) => compare(one, other, state));
  if (rows.some((row, n) => row !== body.rows[n])) body.append(...rows);
  const found = rows.filter((row) => row.textContent.toLowerCase().includes(state.wanted));
  const size = Number(table.dataset.size);
  const pages = Math.max(1, Math.ceil(found.length / size));
  state.page = Math.min(state.page, pages - 1);
  const shown = new Set(found.slice(state.page * size, (state.page + 1) * size));
  for (const row of rows) row.hidden = !shown.has(row);
  describe(table, state, found.length, pages);
}

function describe(table, state, found, pages) {
  const count = `${found} ${found === 1 ? "row" : "rows"}`;
  const words = pages > 1 ? `Page ${state.page + 1} of ${pages}, ${count}` : count;
  const status = table.querySelector("[data-count]");
  if (status.textContent !== words) status.textContent = words;
  table.querySelector("[data-pages]").hidden = pages < 2;
  table.querySelector('[data-turn="-1"]').disabled = state.page === 0;
  table.querySelector('[data-turn="1"]').disabled = state.page === pages - 1;
  table.querySelectorAll("thead th").forEach((heading, n) => {
    if (n === state.column) heading.setAttribute("aria-sort", state.falling ? "descending" : "ascending");
    else heading.removeAttribute("aria-sort");
  });
}

function compare(one, other, { column, falling }) {
  const given = Number(one.dataset.row) - Number(other.dataset.row);
  if (column < 0) return given;
  const [a, b] = [one.cells[column], other.cells[column]];
  const numbers = a.dataset.number !== undefined && b.dataset.number !== undefined;
  const order = numbers ? a.dataset.number - b.dataset.number : a.textContent.trim().localeCompare(b.textContent.trim());
  return (falling ? -order : order) || given;
}

document.addEventListener("click", (event) => {
  const table = event.target.closest?.("[data-table]");
  const heading = event.target.closest?.("[data-sort]");
  const turn = event.target.closest?.("[data-turn]");
  if (!table || !(heading || turn)) return;
  const state = stateOf(table);
  if (turn) state.page += Number(turn.dataset.turn);
  if (heading) {
    const column = Number(heading.dataset.sort);
    Object.assign(state, { column, falling: state.column === column && !state.falling, page: 0 });
  }
  arrange(table);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-filter]")) return;
  const table = event.target.closest("[data-table]");
  Object.assign(stateOf(table), { wanted: event.target.value.trim().toLowerCase(), page: 0 });
  arrange(table);
});
