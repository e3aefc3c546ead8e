"use strict";
// The table of students: sorted by its headings, searched by the field above it.
const table = document.getElementById("table");
const body = table.tBodies[0];
const rows = Array.from(body.rows);
const headings = Array.from(table.tHead.rows[0].cells);
const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function read(row, column) {
  return row.cells[column].textContent;
}

function sort(heading, column) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const other of headings) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  rows.sort((one, two) => order.compare(read(one, column), read(two, column)));
  if (descending) rows.reverse();
  body.append(...rows);
}

headings.forEach((heading, column) => {
  heading.querySelector("button").addEventListener("click", () => sort(heading, column));
});

const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
const search = document.getElementById("search");
search.addEventListener("input", () => {
  const wanted = search.value.trim().toLowerCase();
  let found = 0;
  for (const row of rows) {
    row.hidden = !texts.get(row).includes(wanted);
    if (!row.hidden) found += 1;
  }
  document.getElementById("found").textContent = `${found} of ${rows.length}`;
});
