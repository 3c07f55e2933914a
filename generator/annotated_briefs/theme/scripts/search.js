/* The search page: words, people and statements in all briefs. Nothing of the index is loaded
   before there is a query, and what is found is written as text, never as markup. */
(() => {
  "use strict";
  const FACETS = {
    kind: "Kind of page", outlet: "Outlet", year: "Year", form: "Form of sourcing", story: "Story",
    topic: "Topic", quoted: "Quoted or cited", name: "Named",
  };
  const LARGE = ["quoted", "name"]; // as many values as people: loaded when asked for
  const NOBODY = "\u0000"; // no page has this value, so that leaving it out leaves out nothing
  // A page's words are the bulk of what a search loads, so that few are shown at first.
  const FIRST = 5, MORE = 10, FEW = 8, OFFERED = 8, PLACES = 3, AROUND = 14;

  // Before a page is swapped in place: these addresses are relative to the first one.
  const header = document.querySelector(".ab-find");
  if (!header) return;
  const page = new URL(header.getAttribute("action"), location.href).href;
  const index = new URL(header.dataset.index, location.href).href;
  // Sites of the same collection whose pages are found here, too.
  const others = (header.dataset.others ?? "").split(" ").filter(Boolean)
    .map((site) => new URL(site, location.href).href);
  header.action = page;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* ---- what a hit shows ---- */
  const words = (text) => text.split(/\s+/).filter(Boolean);
  const marked = (all, first, end, hits) => {
    const line = document.createDocumentFragment();
    for (let i = first; i < end && i < all.length; i += 1) {
      if (i > first) line.append(" ");
      if (!hits.has(i)) { line.append(all[i]); continue; }
      const [, before, word, after] = all[i].match(/^(\P{L}*?)([\p{L}\p{N}].*?)?([^\p{L}\p{N}]*)$/u) ?? [, "", all[i], ""];
      line.append(before, make("mark", {}, word ?? ""), after);
    }
    return line;
  };
  // Where no word begins as the query does, Pagefind goes on with ever fewer of its letters.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const agrees = (query, data) => {
    const all = words(data.content);
    const known = [data.meta.title, data.meta.about ?? "",
      ...data.weighted_locations.map((hit) => all[hit.location])].flatMap(parts);
    return parts(query).some((term) => {
      const enough = term.slice(0, Math.max(3, term.length - 3));
      return known.some((word) => word.startsWith(enough));
    });
  };
  // Statements and sentences have ids. A row of the statements' table ends where the next begins.
  const places = (data, all, hits, asked, speaker) => {
    const spans = data.anchors.map((anchor, i) => ({
      id: anchor.id,
      first: anchor.location,
      end: anchor.element === "tr" ? data.anchors[i + 1]?.location ?? all.length
        : anchor.location + words(anchor.text ?? "").length,
    })).filter((span) => /^[ns]\d+$/.test(span.id));
    const holds = (span) => [...hits].some((hit) => span.first <= hit && hit < span.end);
    const meets = (span, other) => span.first < other.end && other.first < span.end;
    const statements = spans.filter((span) => span.id[0] === "s" && holds(span));
    const sentences = spans.filter((span) => span.id[0] === "n" && holds(span)
      && !statements.some((statement) => meets(statement, span)));
    // First what holds most of the different words that were asked for, the speaker's name among them.
    const terms = parts(asked);
    const score = (span) => {
      const text = parts(`${speaker(span.id) || ""} ${all.slice(span.first, span.end).join(" ")}`);
      return terms.filter((term) => text.some((word) => word.startsWith(term))).length;
    };
    return [...statements, ...sentences].map((span) => [score(span), span])
      .sort(([a], [b]) => b - a).map(([, span]) => span);
  };
  const drawn = (data, asked) => {
    const all = words(data.content);
    const hits = new Set(data.weighted_locations.map((hit) => hit.location));
    const [order, ...names] = JSON.parse(data.meta.said || '[""]');
    const speaker = (id) => id[0] === "s" && names[order.split("_")[id.slice(1)]];
    const found = places(data, all, hits, asked, speaker);
    const item = make("li", { className: "ab-item" },
      make("p", { className: "ab-kicker" },
        [data.filters.kind?.[0], data.meta.about].filter(Boolean).join(" · ")),
      make("h3", {}, make("a", { href: data.url }, data.meta.title)));
    for (const { id, first, end } of found.slice(0, PLACES)) {
      const label = id[0] === "n" ? `Sentence ${id.slice(1)}`
        : [id.toUpperCase(), speaker(id)].filter(Boolean).join(" · ");
      item.append(make("p", { className: "ab-hit__words" },
        make("a", { href: `${data.url}#${id}` }, label), " ", marked(all, first, end, hits)));
    }
    if (found.length > PLACES) {
      const rest = found.length - PLACES;
      item.append(make("p", { className: "ab-soft" }, `and ${rest} more place${rest > 1 ? "s" : ""}`));
    }
    if (!found.length) {
      const first = Math.max(0, (data.weighted_locations[0]?.location ?? 0) - AROUND);
      const end = first + 2 * AROUND;
      item.append(make("p", { className: "ab-hit__words" }, first ? "… " : "",
        marked(all, first, end, hits), end < all.length ? " …" : ""));
    }
    return item;
  };

  /* ---- the page ---- */
  let engine; // one for all visits of the page
  const silent = []; // the other sites whose index could not be loaded
  const load = async () => {
    const pagefind = await import(`${index}pagefind.js`);
    // Who speaks in a brief is known for its hits, and is no reason to be one.
    const options = { ranking: { metaWeights: { said: 0 } } };
    await pagefind.options(options);
    for (const site of others) {
      const there = `${site}pagefind/`;
      // Pagefind itself goes on without a word.
      const answer = await fetch(`${there}pagefind-entry.json`).catch(() => undefined);
      if (answer?.ok) await pagefind.mergeIndex(there, options);
      else silent.push(site);
    }
    return pagefind;
  };
  const setup = () => {
    const place = document.getElementById("search-results");
    if (!place || place.dataset.ready) return;
    place.dataset.ready = "1";
    const form = header.cloneNode(true);
    form.classList.add("ab-find--page");
    const field = form.querySelector("input");
    const status = make("p", { className: "ab-note", role: "status" });
    const missing = make("p", { className: "ab-note ab-silent", hidden: true });
    const list = make("ol", { className: "ab-list ab-hits" });
    const more = make("button", { type: "button", className: "ab-button", hidden: true }, "Show more");
    const boxes = make("div", { className: "ab-narrow__facets" });
    const narrow = make("details", { className: "ab-narrow", hidden: true },
      make("summary", {}, "Narrow by outlet, year, topic and more"), boxes);
    place.replaceChildren(form, status, missing, narrow, list, more);
    const shelves = document.querySelector(".ab-shelves");

    const address = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(
      Object.keys(FACETS).map((facet) => [facet, new Set(address.getAll(facet))]));
    const asked = new Set(LARGE.filter((facet) => chosen[facet].size));
    field.value = address.get("q") ?? "";
    narrow.open = Object.values(chosen).some((values) => values.size);
    let round = 0, results = [];

    const remember = (query) => {
      const given = new URLSearchParams(query ? { q: query } : {});
      for (const facet in FACETS) for (const value of chosen[facet]) given.append(facet, value);
      const rest = given.size ? `?${given}` : "";
      history.replaceState(history.state, "", location.pathname + rest + location.hash);
    };
    // A facet is counted once its values are loaded, and they are once the query names it.
    const filters = () => {
      const wanted = {}, counted = {};
      for (const facet in FACETS) {
        if (chosen[facet].size) wanted[facet] = { any: [...chosen[facet]] };
        else if (narrow.open && (asked.has(facet) || !LARGE.includes(facet))) counted[facet] = NOBODY;
      }
      return { ...wanted, none: Object.entries(counted).map(([facet, value]) => ({ [facet]: value })) };
    };
    const box = (facet, value, count) => {
      const input = make("input", { type: "checkbox", checked: chosen[facet].has(value) });
      input.dataset.key = `${facet} ${value}`;
      input.addEventListener("change", async () => {
        chosen[facet][input.checked ? "add" : "delete"](value);
        await search();
        [...boxes.querySelectorAll("input")].find((i) => i.dataset.key === input.dataset.key)?.focus();
      });
      return make("label", {}, input, ` ${value} `,
        make("span", { className: "ab-soft" }, String(count)));
    };
    const values = (facet, counts) => Object.entries(counts ?? {})
      .filter(([value, count]) => count || chosen[facet].has(value))
      .sort(([a, n], [b, m]) => chosen[facet].has(b) - chosen[facet].has(a) || m - n || a.localeCompare(b))
      .slice(0, Math.max(OFFERED, chosen[facet].size))
      .map(([value, count]) => box(facet, value, count));
    const asking = (facet) => {
      const button = make("button", { type: "button", className: "ab-button" }, "Show names");
      button.addEventListener("click", async () => {
        asked.add(facet);
        await search();
        boxes.querySelector(`[data-facet="${facet}"] input`)?.focus();
      });
      return button;
    };
    const offer = (answer) => {
      const sets = [];
      for (const [facet, label] of Object.entries(FACETS)) {
        const waiting = LARGE.includes(facet) && !asked.has(facet);
        // Of a facet that is narrowed already, what else there is to choose.
        const counts = chosen[facet].size ? answer.totalFilters : answer.filters;
        const inside = waiting ? [asking(facet)] : values(facet, counts[facet]);
        if (!inside.length) continue;
        const set = make("fieldset", {}, make("legend", {}, label), ...inside);
        set.dataset.facet = facet;
        sets.push(set);
      }
      boxes.replaceChildren(...sets);
    };
    const count = () => {
      const none = !results.length;
      status.textContent = none
        ? `Nothing found for “${field.value.trim()}”. Try a surname or fewer words, or browse the lists below.`
        : `${results.length} page${results.length > 1 ? "s" : ""} found.`;
      shelves?.toggleAttribute("hidden", !none);
      if (none && !Object.values(chosen).some((values) => values.size)) narrow.hidden = true;
    };
    const show = async (many) => {
      const mine = round, from = list.children.length;
      const loaded = await Promise.all(results.slice(from, from + many).map((result) => result.data()));
      if (mine !== round) return;
      if (!from && !loaded.some((data) => agrees(field.value, data))) results = [];
      if (!from) count();
      list.append(...(results.length ? loaded : []).map((data) => drawn(data, field.value)));
      more.hidden = list.children.length >= results.length;
    };
    const search = async () => {
      const mine = ++round, query = /[\p{L}\p{N}]/u.test(field.value) ? field.value.trim() : "";
      remember(query);
      shelves?.toggleAttribute("hidden", Boolean(query));
      narrow.hidden = more.hidden = !query;
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      if (!engine) status.textContent = "Loading the index …";
      try {
        engine ??= load();
        const answer = await (await engine).search(query, { filters: filters() });
        if (mine !== round) return;
        missing.hidden = !silent.length;
        missing.textContent = silent.length ? `Not searched, for it does not answer: ${silent.join(", ")}` : "";
        results = answer.results.filter((result) => result.score > 0);
        list.replaceChildren();
        if (narrow.open) offer(answer);
        await show(results.length <= FEW ? FEW : FIRST);
      } catch {
        engine = undefined;
        if (mine !== round) return;
        status.textContent = "The search index could not be loaded. The lists below lead to every brief.";
        shelves?.removeAttribute("hidden");
      }
    };
    let waiting;
    const soon = (delay) => {
      clearTimeout(waiting);
      waiting = setTimeout(search, delay);
    };
    field.addEventListener("input", () => soon(300));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon(0);
    });
    narrow.addEventListener("toggle", () => { if (narrow.open && !narrow.hidden) search(); });
    more.addEventListener("click", async () => {
      const before = list.children.length;
      await show(MORE);
      list.children[before]?.querySelector("h3 a").focus();
    });
    // Arrows lead from the field through the hits and back.
    place.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...list.querySelectorAll("h3 a")];
      const at = stops.indexOf(document.activeElement);
      if (!step || at < 0 || !stops[at + step]) return;
      event.preventDefault();
      stops[at + step].focus();
    });
    if (field.value) search();
    else if (matchMedia("(hover: hover)").matches) field.focus();
  };

  // "/" or Ctrl-K lead to the field from anywhere, Escape leaves it; on a small screen the header
  // has but a button, which leads to the page.
  document.addEventListener("keydown", (event) => {
    const own = document.querySelector("#search-results .ab-find__field");
    const field = own ?? header.querySelector("input");
    if (event.key === "Escape" && document.activeElement === field && !field.value) field.blur();
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!control && !slash) return;
    event.preventDefault();
    if (field.checkVisibility?.() === false) location.assign(page);
    else field.focus();
  });
  // On the search page the header's field asks the page's own.
  header.addEventListener("submit", (event) => {
    const own = document.querySelector("#search-results form");
    if (!own) return;
    event.preventDefault();
    const [there, here] = [own, header].map((form) => form.querySelector("input"));
    if (here.value) there.value = here.value;
    there.focus();
    own.requestSubmit();
  });
  setup();
  if (window.document$) window.document$.subscribe(setup);
})();
