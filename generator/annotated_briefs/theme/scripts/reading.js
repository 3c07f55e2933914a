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
  // A tag in the margin, pointed at or in focus, underlines the words that it is about.
  const light = (event) => {
    const tag = event.target.closest?.('.ab-tag[href^="#row-"]');
    const id = tag?.getAttribute("href").replace("#row-", "");
    for (const words of document.querySelectorAll(".ab-text .ab-st")) {
      words.classList.toggle("ab-lit", words.dataset.s.toLowerCase() === id);
    }
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
  setup();
  // Material's instant navigation swaps the page without loading scripts anew.
  if (window.document$) window.document$.subscribe(setup);
})();
