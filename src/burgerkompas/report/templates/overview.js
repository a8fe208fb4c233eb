"use strict";
// Sorts, filters and shows the table a stretch at a time; without it the whole table is there.
const STRETCH = 200;
const form = document.querySelector(".filter");
const body = document.querySelector("tbody");
const status = form.querySelector("[role=status]");
const search = form.querySelector("[data-search]");
const more = document.querySelector("[data-more]");
const selects = [...form.querySelectorAll("select")];
const charts = [...document.querySelectorAll(".quadrant")].map(chart =>
  [...chart.querySelectorAll(".dot")].map(dot => ({dot, radius: +dot.getAttribute("r"), all: 0, found: 0})));
const rows = [...body.rows].map((row, order) => {
  row.hidden = order >= STRETCH;
  const texts = [...row.cells].map(cell => cell.textContent);
  const marks = [...row.cells[row.cells.length - 1].children].map(mark => mark.textContent);
  const dots = (row.dataset.dots ?? "").split(" ").flatMap((at, i) => charts[i]?.[at] ?? []);
  for (const dot of dots) dot.all += 1;
  return {row, order, texts, marks, dots, searched: (texts[0] + " " + texts[1]).toLocaleLowerCase()};
});
let found = rows;
let limit = STRETCH;

function show() {
  const shown = new Set(found.slice(0, limit));
  for (const one of rows) {
    if (one.row.hidden === shown.has(one)) one.row.hidden = !one.row.hidden;
  }
  // The rest is hidden, so that its order doesn't matter.
  body.prepend(...[...shown].map(one => one.row));
  more.hidden = found.length <= limit;
}

function filter() {
  const wanted = search.value.trim().toLocaleLowerCase();
  const chosen = selects.filter(one => one.value).map(one => [+one.dataset.column, one.value]);
  const fits = one => one.searched.includes(wanted) && chosen.every(([column, value]) =>
    column === one.texts.length - 1 ? one.marks.includes(value) : one.texts[column] === value);
  found = rows.filter(fits);
  for (const dot of charts.flat()) dot.found = 0;
  for (const one of found) for (const dot of one.dots) dot.found += 1;
  for (const {dot, radius, all, found} of charts.flat()) {
    dot.setAttribute("r", found ? Math.max(1.2, radius * Math.sqrt(found / all)).toFixed(2) : 0);
  }
  status.textContent = status.dataset.status.replace("#", found.length);
  limit = STRETCH;
  show();
}

const compare = new Intl.Collator(document.documentElement.lang, {numeric: true}).compare;

function sort(head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const column = head.cellIndex, sign = down ? -1 : 1;
  // What is empty stays below, whatever the direction.
  rows.sort((a, b) => !a.texts[column] - !b.texts[column]
    || sign * compare(a.texts[column], b.texts[column]) || a.order - b.order);
  filter();
}

for (const head of document.querySelectorAll("[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => sort(head));
}
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", event => event.preventDefault());
more.addEventListener("click", () => { limit += STRETCH; show(); });
addEventListener("beforeprint", () => { limit = rows.length; show(); });
form.hidden = false;
filter();
