/* The statements of a source, narrowed by outlet, year and form; and two sources or outlets side by
   side. Both read the pages that are there anyway, as text and links, and what a reader chose stands
   in the address. */
(() => {
  "use strict";
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const chosen = (key) => new URLSearchParams(location.search).get(key) ?? "";
  const remember = (changes) => {
    const query = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(changes)) value ? query.set(key, value) : query.delete(key);
    // An address of a page is read more easily with its slashes.
    const rest = query.toString().replaceAll("%2F", "/");
    history.replaceState(history.state, "", location.pathname + (rest ? `?${rest}` : "") + location.hash);
  };
  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} at ${address}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) {
      link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
    }
    return page;
  };

  /* ---- narrowing: each statement stands under the name of its brief, whichever is the first ---- */
  const KEYS = { outlet: ["in ", "any outlet"], year: ["of ", "any year"], form: ["in ", "any form"] };
  const headed = (items) => {
    let head;
    return [...items].map((item) => {
      const own = item.querySelector(":scope > .ab-in");
      if (own) { head = own.cloneNode(true); own.remove(); }
      return { item, head };
    });
  };
  const narrow = (list, entries, values) => {
    let last, shown = 0;
    const items = entries.filter(({ item }) => Object.entries(values).every(([k, v]) => !v || item.dataset[k] === v));
    for (const { item, head } of items) {
      item.querySelector(":scope > .ab-in")?.remove();
      if (head !== last && head) item.prepend(head.cloneNode(true));
      last = head;
      shown += 1;
    }
    list.replaceChildren(...items.map(({ item }) => item));
    return shown;
  };
  const bar = (choices, changed) => {
    const line = make("p", { className: "ab-filter" }, "Show the statements ");
    const status = make("span", { role: "status" });
    const selects = {};
    for (const [key, [words, all]] of Object.entries(KEYS)) {
      const values = choices[key] ?? [];
      if (values.length < 2) continue;
      const select = make("select", { ariaLabel: `Statements by ${key}` });
      select.add(new Option(all, ""));
      for (const value of values) select.add(new Option(value, value));
      select.value = values.includes(chosen(key)) ? chosen(key) : "";
      select.addEventListener("change", () => { remember({ [key]: select.value }); changed(); });
      selects[key] = select;
      line.append(make("label", {}, words, select), " ");
    }
    line.append(status);
    const values = () => Object.fromEntries(Object.entries(selects).map(([k, { value }]) => [k, value]));
    return { line, status, values, empty: !Object.keys(selects).length };
  };
  const filter = () => {
    const list = document.querySelector(".ab-sayings[data-choices]");
    if (!list || list.dataset.ready) return;
    list.dataset.ready = "1";
    const own = headed(list.children);
    const pages = (list.dataset.pages ?? "").split(" ").filter(Boolean);
    let all = pages.length ? undefined : own;
    // "Statements 1 to 100 of 130" holds of the whole list alone.
    const which = list.previousElementSibling?.matches(".ab-note") ? list.previousElementSibling : undefined;
    let turn = 0;
    const chosenAny = () => Object.values(controls.values()).some(Boolean);
    const apply = async () => {
      const mine = ++turn;
      if (chosenAny() && !all) {
        const gathered = [...own];
        for (const [n, page] of pages.entries()) {
          controls.status.textContent = `Reading page ${n + 2} of ${pages.length + 1} …`;
          try {
            const other = await read(new URL(page, location.href).href);
            const found = headed(other.querySelectorAll(".ab-sayings > li"));
            if (mine !== turn) return;
            gathered.push(...found.map(({ item, head }) => ({
              item: document.importNode(item, true), head: head && document.importNode(head, true),
            })));
          } catch {
            if (mine !== turn) return;
            controls.status.textContent = "The further pages could not be read: these are the statements of this one.";
            narrow(list, own, controls.values());
            return;
          }
        }
        all = gathered;
      }
      const values = controls.values(), any = chosenAny();
      const from = any ? all : own;
      const shown = narrow(list, from, values);
      if (which) which.hidden = any;
      controls.status.textContent = any ? `${shown} of ${from.length}` : "";
    };
    const controls = bar(JSON.parse(list.dataset.choices), apply);
    if (controls.empty) { narrow(list, own, {}); return; }
    list.before(controls.line);
    apply();
  };

  /* ---- side by side ---- */
  const ADDRESS = /^(people|organizations|places|groups|events|works|laws|products|outlets)\/[a-z0-9-]+$/;
  const KEPT = {
    source: [".ab-deck", ".ab-voice-words", ".ab-voice", ".ab-timeline-chart", "#described", ".ab-described"],
    outlet: [".ab-deck", ".ab-figures", ".ab-bars, .ab-interval-note", ".ab-dots"],
  };
  const compare = () => {
    const place = document.querySelector(".ab-compare");
    if (!place || place.dataset.ready) return;
    place.dataset.ready = "1";
    const root = new URL(place.dataset.root, location.href);
    const at = (address) => new URL(`${address}/`, root).href;
    const below = (href) => href.startsWith(root.href) ? href.slice(root.href.length).split(/[?#]/)[0].replace(/\/$/, "") : "";
    const names = new Map();
    let offered;
    const options = make("datalist", { id: "ab-compare-names" });
    const inputs = ["a", "b"].map((key, n) => {
      const input = make("input", { type: "text", autocomplete: "off", placeholder: "A name, or the address of a page" });
      input.setAttribute("list", options.id);
      input.addEventListener("change", async () => {
        const typed = input.value.trim();
        await offered;
        const address = names.get(typed) ?? (URL.canParse(typed) ? below(typed) : typed);
        if (typed && !ADDRESS.test(address)) {
          status.textContent = `“${typed}” is not in the list, which has the hundred most heard and the outlets: choose from it, or paste the address of a page of this site.`;
          return;
        }
        remember({ [key]: address });
        draw();
      });
      return [key, input, make("label", {}, ["The first ", "The second "][n], input)];
    });
    const status = make("p", { className: "ab-note", role: "status" });
    const sides = make("div", { className: "ab-sides" });
    const filters = make("div");
    place.append(make("p", { className: "ab-filter" }, ...inputs.flatMap(([, , label]) => [label, " "])), options, status, filters, sides);

    const side = async (address) => {
      const page = (await read(at(address))).querySelector("article");
      const outlet = address.startsWith("outlets/");
      const name = page.querySelector("h1").firstChild.textContent.trim();
      const section = make("section", { className: "ab-side" }, make("h2", {}, make("a", { href: at(address), textContent: name })));
      for (const selector of KEPT[outlet ? "outlet" : "source"]) {
        for (const part of page.querySelectorAll(selector)) section.append(document.importNode(part, true));
      }
      for (const heading of section.querySelectorAll(":scope > h2 ~ h2")) {
        heading.replaceWith(make("h3", { textContent: heading.firstChild.textContent }));
      }
      // Two of one page's names would be one too many.
      for (const part of section.querySelectorAll("[id]")) part.removeAttribute("id");
      const list = page.querySelector(".ab-sayings");
      const shown = make("ul", { className: "ab-sayings" });
      const entries = list ? headed([...list.children].map((item) => document.importNode(item, true))) : [];
      if (entries.length) section.append(make("h3", {}, "Statements"), shown);
      const choices = { outlet: [], year: [], form: [] };
      for (const { item } of entries) for (const key in choices) choices[key].push(item.dataset[key]);
      const more = list?.dataset.pages ? make("p", { className: "ab-note" }, "These are the newest hundred: ", make("a", { href: at(address), textContent: "all of them" })) : "";
      section.append(more);
      return { name, section, shown, entries, choices };
    };
    let turn = 0;
    const draw = async () => {
      const mine = ++turn;
      const wanted = inputs.map(([key]) => chosen(key)).filter((address) => ADDRESS.test(address));
      if (wanted.length) status.textContent = "Reading …";
      const found = await Promise.all(wanted.map((address) => side(address).catch(() => address)));
      if (mine !== turn) return;
      const missing = found.filter((one) => typeof one === "string");
      const both = found.filter((one) => typeof one !== "string");
      status.textContent = missing.length ? `There is no page at ${missing.join(" and ")}.`
        : wanted.length === 1 ? "Choose the second one." : "";
      const choices = {};
      for (const key of Object.keys(KEYS)) {
        choices[key] = [...new Set(both.flatMap((one) => one.choices[key]))].sort();
      }
      if (choices.year) choices.year.reverse();
      const apply = () => {
        for (const one of both) narrow(one.shown, one.entries, controls.values());
        controls.status.textContent = Object.values(controls.values()).some(Boolean)
          ? both.map((one) => `${one.name}: ${one.shown.children.length} of ${one.entries.length}`).join(" · ") : "";
      };
      const controls = bar(choices, apply);
      filters.replaceChildren(...(controls.empty ? [] : [controls.line]));
      sides.replaceChildren(...both.map((one) => one.section));
      apply();
      for (const [i, [key, input]] of inputs.entries()) {
        const address = chosen(key);
        const one = found[wanted.indexOf(address)];
        if (address && one?.name) input.value = one.name;
        if (i === 0 && both.length === 2) document.title = document.title.replace(/^.*? - /, `${both[0].name} and ${both[1].name} - `);
      }
    };
    const list = async (address, selector) => {
      const page = await read(new URL(address, location.href).href);
      for (const link of page.querySelectorAll(selector)) {
        const there = below(link.href);
        if (!ADDRESS.test(there) || names.has(link.textContent)) continue;
        names.set(link.textContent, there);
        options.append(new Option(link.textContent, link.textContent));
      }
    };
    draw();
    // What can be chosen is asked for when somebody is about to choose.
    place.addEventListener("focusin", () => {
      offered = Promise.allSettled([
        list(place.dataset.sources, "article a.ab-name"), list(place.dataset.outlets, "article .ab-names a"),
      ]);
    }, { once: true });
    for (const part of document.querySelectorAll(".ab-compare-offers")) part.hidden = false;
  };

  const setup = () => { filter(); compare(); };
  setup();
  if (window.document$) window.document$.subscribe(setup);
})();
