/* Everything here is optional: without it the page is whole. Plain, small, no framework. What a
   reader chose stands in the address, so that it survives a reload and can be sent on. */
(() => {
  "use strict";
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const remember = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) value ? query.set(key, value) : query.delete(key);
    const rest = query.toString();
    history.replaceState(history.state, "", location.pathname + (rest ? `?${rest}` : "") + location.hash);
  };
  const chosen = (key) => new URLSearchParams(location.search).get(key) ?? "";

  /* ---- the legend of the text becomes its switches ---- */
  const switches = () => {
    const text = document.querySelector(".ab-text");
    const legend = document.querySelector(".ab-text-legend");
    if (!text || !legend || legend.dataset.ready) return;
    legend.dataset.ready = "1";
    const hidden = new Set(chosen("hide").split(",").filter(Boolean));
    const apply = () => {
      text.dataset.hide = [...hidden].join(" ");
      remember({ hide: [...hidden].join(",") });
    };
    for (const sample of legend.querySelectorAll("[data-marks]")) {
      const name = sample.dataset.marks;
      const button = make("button", { type: "button", className: "ab-switch" });
      sample.replaceWith(button);
      button.append(sample);
      button.ariaPressed = String(!hidden.has(name));
      button.addEventListener("click", () => {
        hidden[hidden.has(name) ? "delete" : "add"](name);
        button.ariaPressed = String(!hidden.has(name));
        apply();
      });
    }
    const letters = make("button", { type: "button", className: "ab-switch" }, "letters P O L N");
    const spell = (on) => {
      text.toggleAttribute("data-letters", on);
      legend.toggleAttribute("data-letters", on);
      letters.ariaPressed = String(on);
    };
    letters.title = "A letter after each name: P person, O organisation, L place, N other name";
    letters.addEventListener("click", () => {
      const on = letters.ariaPressed !== "true";
      spell(on);
      remember({ letters: on ? "1" : "" });
    });
    spell(chosen("letters") === "1");
    legend.prepend(make("span", { className: "ab-screen" }, "Show:"));
    legend.append(letters);
    if (hidden.size) apply();
  };

  /* ---- the statements, narrowed ---- */
  const KEYS = { source: ["of ", "everybody"], form: ["in ", "any form"], state: ["and ", "in any state"] };
  const ORDER = ["direct", "mixed", "indirect", "not said"];
  const filters = () => {
    const table = document.querySelector(".ab-statements");
    if (!table || table.dataset.ready) return;
    table.dataset.ready = "1";
    const rows = [...table.tBodies[0].rows];
    const bar = make("p", { className: "ab-filter" }, "Show the statements ");
    const status = make("span", { role: "status" });
    const selects = new Map();
    for (const [key, [words, all]] of Object.entries(KEYS)) {
      const values = [...new Set(rows.map((row) => row.dataset[key]))];
      if (key === "form") values.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
      if (values.length < 2) continue;
      const select = make("select", { ariaLabel: `Statements by ${key}` });
      select.add(new Option(all, ""));
      for (const value of values) select.add(new Option(value, value));
      select.value = values.includes(chosen(key)) ? chosen(key) : "";
      selects.set(key, select);
      bar.append(make("label", {}, words, select), " ");
    }
    if (!selects.size) return;
    const apply = () => {
      for (const row of rows) {
        row.hidden = [...selects].some(([key, { value }]) => value && row.dataset[key] !== value);
      }
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = shown < rows.length ? `${shown} of ${rows.length}` : "";
    };
    for (const [key, select] of selects) {
      select.addEventListener("change", () => {
        apply();
        remember({ [key]: select.value });
      });
    }
    bar.append(status);
    table.before(bar);
    apply();
    // A link to a row that the filter hides brings it back.
    addEventListener("hashchange", () => {
      const row = document.getElementById(location.hash.slice(1))?.closest(".ab-statements tr[hidden]");
      if (row) row.hidden = false;
    });
  };

  /* ---- copying ---- */
  const copier = (label, words) => {
    const button = make("button", { type: "button", className: "ab-copy", ariaLabel: label }, "Copy");
    button.addEventListener("click", async () => {
      let done = "Copied";
      try { await navigator.clipboard.writeText(words()); } catch { done = "Not allowed here"; }
      button.textContent = done;
      announce(done);
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    return button;
  };
  const announce = (words) => {
    let place = document.querySelector(".ab-announce");
    if (!place) document.body.append(place = make("div", { className: "ab-announce ab-sr", role: "status" }));
    place.textContent = words;
  };
  const copying = () => {
    const cite = document.querySelector(".ab-cite");
    if (!cite || cite.dataset.ready) return;
    cite.dataset.ready = "1";
    const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const citation = plain(cite), here = () => location.origin + location.pathname;
    cite.after(" ", copier("Copy the citation", () => `${citation}. Annotated brief: ${here()}`));
    for (const row of document.querySelectorAll(".ab-statements tbody tr")) {
      const said = [...row.querySelectorAll(".ab-said")].map(plain).join(" … ");
      if (!said) continue;
      const id = row.id.replace(/^row-/, "");
      // No quotation marks but the article's own: what it paraphrases was not said in these words.
      const { source, cue, form } = row.dataset;
      const how = { direct: "", mixed: " (partly quoted)", indirect: " (in the outlet’s words)" }[form] ?? ` (${form})`;
      const words = () => `${source}${cue ? `, ${cue}` : ""}: ${said}${how}, in ${citation}. ${here()}#${id}`;
      row.lastElementChild.append(copier(`Copy statement ${id.toUpperCase()} with its source`, words));
    }
  };

  /* ---- what belongs together lights up together: cell and sentence, tag and words ---- */
  const light = (event) => {
    const text = document.querySelector(".ab-text");
    if (!text) return;
    const link = event.target.closest?.('.ab-tag[href^="#row-"], a.ab-cell');
    const tag = link?.matches(".ab-tag") ? link.getAttribute("href").replace("#row-", "") : undefined;
    for (const words of text.querySelectorAll(".ab-st")) {
      words.classList.toggle("ab-lit", words.dataset.s.toLowerCase() === tag);
    }
    const cell = link?.matches(".ab-cell") ? link.hash.slice(1) : undefined;
    text.querySelector(".ab-here")?.classList.remove("ab-here");
    if (cell) document.getElementById(cell)?.classList.add("ab-here");
    const sentence = event.target.closest?.('.ab-text [id^="n"]')?.id;
    for (const one of document.querySelectorAll("a.ab-cell")) {
      one.classList.toggle("ab-here", Boolean(sentence) && one.hash === `#${sentence}`);
    }
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);

  /* ---- a table that is wider than the screen can be scrolled with the keys ---- */
  const scrolling = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", "Table");
    }
  };

  const setup = () => { switches(); filters(); copying(); scrolling(); };
  setup();
  // Material's instant navigation swaps the page without loading scripts anew.
  if (window.document$) window.document$.subscribe(setup);
})();
