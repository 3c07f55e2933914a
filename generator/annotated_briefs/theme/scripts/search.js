/* The search page: words, people and statements in all briefs. Nothing of the index is loaded
   before there is a query, and what is found is written as text, never as markup. */
(() => {
  "use strict";
  const FACETS = {
    kind: "Kind of page", outlet: "Outlet", year: "Year", form: "Form of sourcing", story: "Story",
    topic: "Topic", quoted: "Quoted or cited", name: "Named",
  };
  const PAGE = 10, OFFERED = 8, PLACES = 3, AROUND = 12;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* ---- what a hit shows ---- */
  const words = (text) => text.split(/\s+/).filter(Boolean);
  const marked = (list, first, hits) => {
    const line = document.createDocumentFragment();
    list.forEach((word, i) => {
      if (i) line.append(" ");
      line.append(hits.has(first + i) ? make("mark", {}, word) : word);
    });
    return line;
  };
  // Statements and sentences are spans with an id; each word's place counts words from the start.
  const places = (data) => {
    const hits = new Set(data.weighted_locations.map((hit) => hit.location));
    const spans = data.anchors
      .filter((a) => a.element === "span" && /^[ns]\d+$/.test(a.id))
      .map((a) => ({ id: a.id, first: a.location, list: words(a.text) }));
    const holds = (span) => span.list.some((_, i) => hits.has(span.first + i));
    const inside = (span, other) => span.first >= other.first
      && span.first + span.list.length <= other.first + other.list.length;
    const statements = spans.filter((span) => span.id[0] === "s" && holds(span));
    const sentences = spans.filter((span) => span.id[0] === "n" && holds(span)
      && !statements.some((s) => inside(s, span) || inside(span, s)));
    return { hits, found: [...statements, ...sentences] };
  };
  const excerpt = (data, hits) => {
    const all = words(data.raw_content ?? data.content);
    const at = data.weighted_locations[0]?.location ?? 0;
    const first = Math.max(0, at - AROUND);
    const line = make("p", { className: "ab-hit__words" }, first ? "… " : "");
    line.append(marked(all.slice(first, at + AROUND), first, hits), " …");
    return line;
  };
  const drawn = (data) => {
    const { hits, found } = places(data);
    const said = JSON.parse(data.meta.said || "{}");
    const kicker = [data.meta.kind, data.meta.about].filter(Boolean).join(" · ");
    const item = make("li", { className: "ab-item" },
      make("p", { className: "ab-kicker" }, kicker),
      make("h3", {}, make("a", { href: data.url }, data.meta.title)));
    for (const place of found.slice(0, PLACES)) {
      const who = said[place.id];
      item.append(make("p", { className: "ab-hit__words" },
        make("a", { href: `${data.url}#${place.id}` },
          who ? `${place.id.toUpperCase()} · ${who}` : `Sentence ${place.id.slice(1)}`),
        " ", marked(place.list, place.first, hits)));
    }
    if (!found.length) item.append(excerpt(data, hits));
    else if (found.length > PLACES) {
      item.append(make("p", { className: "ab-soft" }, `and ${found.length - PLACES} more places`));
    }
    return item;
  };

  /* ---- the page ---- */
  const setup = () => {
    const place = document.getElementById("search-results");
    const header = document.querySelector(".ab-find");
    if (!place || !header || place.dataset.ready) return;
    place.dataset.ready = "1";
    const index = new URL(header.dataset.index, location.href).href;
    const form = header.cloneNode(true);
    form.classList.add("ab-find--page");
    const field = form.querySelector("input");
    const status = make("p", { className: "ab-note", role: "status" });
    const list = make("ol", { className: "ab-list ab-hits" });
    const more = make("button", { type: "button", className: "ab-button", hidden: true }, "Show more");
    const narrow = make("details", { className: "ab-narrow", hidden: true },
      make("summary", {}, "Narrow"));
    const boxes = make("div", { className: "ab-narrow__facets" });
    narrow.append(boxes);
    place.replaceChildren(form, status, narrow, list, more);
    const shelves = document.querySelector(".ab-shelves");

    const address = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(Object.keys(FACETS).map((f) => [f, new Set(address.getAll(f))]));
    const anyChosen = () => Object.values(chosen).some((values) => values.size);
    field.value = address.get("q") ?? "";
    narrow.open = anyChosen();
    let engine, round = 0, results = [];

    const remember = () => {
      const query = new URLSearchParams();
      if (field.value.trim()) query.set("q", field.value.trim());
      for (const [facet, values] of Object.entries(chosen)) for (const v of values) query.append(facet, v);
      const rest = query.toString();
      history.replaceState(history.state, "", location.pathname + (rest ? `?${rest}` : "") + location.hash);
    };
    const load = async () => {
      engine ??= import(`${index}pagefind.js`);
      return engine;
    };
    const showMore = async () => {
      const mine = round, from = list.children.length;
      const loaded = await Promise.all(results.slice(from, from + PAGE).map((r) => r.data()));
      if (mine !== round) return;
      list.append(...loaded.map(drawn));
      more.hidden = list.children.length >= results.length;
    };
    const offer = (counts) => {
      boxes.replaceChildren(...Object.entries(FACETS).flatMap(([facet, label]) => {
        const values = Object.entries(counts[facet] ?? {})
          .filter(([value, n]) => n || chosen[facet].has(value))
          .sort(([a, n], [b, m]) => chosen[facet].has(b) - chosen[facet].has(a) || m - n || a.localeCompare(b));
        if (!values.length) return [];
        const set = make("fieldset", {}, make("legend", {}, label));
        for (const [value, n] of values.slice(0, Math.max(OFFERED, chosen[facet].size))) {
          const box = make("input", { type: "checkbox", checked: chosen[facet].has(value) });
          box.addEventListener("change", () => {
            chosen[facet][box.checked ? "add" : "delete"](value);
            search().then(() => [...boxes.querySelectorAll("label")]
              .find((l) => l.dataset.key === `${facet} ${value}`)?.firstChild.focus());
          });
          const line = make("label", {}, box, ` ${value} `, make("span", { className: "ab-soft" }, String(n)));
          line.dataset.key = `${facet} ${value}`;
          set.append(line);
        }
        return [set];
      }));
    };
    const search = async () => {
      const mine = ++round, query = field.value.trim();
      remember();
      shelves?.toggleAttribute("hidden", Boolean(query));
      narrow.hidden = !query;
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        more.hidden = true;
        return;
      }
      try {
        const pagefind = await load();
        if (narrow.open) await pagefind.filters();
        const filters = Object.fromEntries(Object.entries(chosen)
          .filter(([, values]) => values.size).map(([facet, values]) => [facet, { any: [...values] }]));
        const answer = await pagefind.search(query, { filters });
        if (mine !== round) return;
        results = answer.results;
        list.replaceChildren();
        status.textContent = results.length === 1 ? "1 page found." : `${results.length || "No"} pages found.`;
        if (narrow.open) offer(answer.filters);
        await showMore();
      } catch (error) {
        if (mine === round) status.textContent = "The search index could not be loaded. The lists below lead to every brief.";
        shelves?.removeAttribute("hidden");
        engine = undefined;
      }
    };
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      search();
    });
    header.addEventListener("submit", (event) => {
      event.preventDefault();
      field.value = header.querySelector("input").value;
      search();
    });
    narrow.addEventListener("toggle", () => { if (narrow.open && field.value.trim()) search(); });
    more.addEventListener("click", async () => {
      const before = list.children.length;
      await showMore();
      list.children[before]?.querySelector("h3 a").focus();
    });
    if (field.value) search();
    else if (matchMedia("(hover: hover)").matches) field.focus();
  };

  // "/" leads to the field, as in many reading tools.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector("#search-results .ab-find__field") ?? document.querySelector(".ab-find__field");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });
  setup();
  if (window.document$) window.document$.subscribe(setup);
})();
