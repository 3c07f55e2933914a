/* Everything here is optional: without it the page is whole. Kept small; no framework. */
(() => {
  "use strict";
  // Charts and tags are links already; the statements table can be narrowed to one source.
  const setup = () => {
    const table = document.querySelector(".ab-statements");
    if (!table || table.dataset.ready) return;
    table.dataset.ready = "1";
    const rows = [...table.tBodies[0].rows];
    const sources = [...new Set(rows.map((row) => row.dataset.source))];
    if (sources.length < 2) return;
    const label = document.createElement("label");
    label.className = "ab-filter";
    label.textContent = "Show the statements of ";
    const select = document.createElement("select");
    for (const name of ["everybody", ...sources]) select.add(new Option(name, name));
    select.addEventListener("change", () => {
      for (const row of rows) {
        row.hidden = select.selectedIndex > 0 && row.dataset.source !== select.value;
      }
    });
    label.append(select);
    table.before(label);
  };
  setup();
  // Material's instant navigation swaps the page without loading scripts anew.
  if (window.document$) window.document$.subscribe(setup);
})();
