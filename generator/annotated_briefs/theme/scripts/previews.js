/* A preview beside a link, for a mouse that rests on it and for a keyboard that reaches it: who
   that is, or what was said. It stays while it is pointed at, and Escape sends it away (WCAG
   1.4.13). A finger follows the link at once. */
(() => {
  "use strict";
  const NAMES = "article a.ab-ent, article a.ab-name";
  const PLACES = 'article a.ab-cell, article a.ab-tag, article .ab-speaker a[href^="#"]';
  const WAIT = 300, LINGER = 250, GAP = 6;
  const known = new Map();
  let card, owner, timer;

  const line = (className, text) => {
    const element = document.createElement("p");
    element.className = className;
    element.textContent = text.replace(/\s+/g, " ").trim();
    return element;
  };
  // The page of a name says it best: its head is read, as text.
  const ofName = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = (selector) => page.querySelector(`article ${selector}`)?.textContent ?? "";
    const counts = page.querySelectorAll('article .ab-meta a[href^="#"]');
    return [
      ["ab-kicker", part(".ab-kicker")], ["ab-preview__name", part("h1")],
      ["ab-preview__about", part(".ab-deck")],
      ["ab-soft", [...counts].slice(0, 2).map((a) => a.textContent).join(" · ")],
    ].filter(([, text]) => text.trim()).map((pair) => line(...pair));
  };
  const ofPlace = (id) => {
    const row = document.getElementById(`row-${id}`) ?? document.querySelector(`tr[id="${CSS.escape(id)}"]`);
    if (!row) {
      const words = document.getElementById(id)?.textContent;
      return words ? [line("ab-preview__said", words)] : [];
    }
    const cell = (label) => row.querySelector(`[data-label^="${label}"]`)?.textContent ?? "";
    return [
      line("ab-kicker", `${id} · ${row.dataset.form} · ${row.dataset.state}`),
      line("ab-preview__name", row.dataset.source),
      line("ab-preview__said", cell("What")),
    ];
  };
  const lines = (link) => {
    const hash = link.getAttribute("href");
    if (hash.startsWith("#")) return ofPlace(hash.slice(1).replace(/^row-/, ""));
    const address = link.href.split("#")[0];
    if (!known.has(address)) known.set(address, ofName(address).catch(() => known.delete(address) && []));
    return known.get(address);
  };
  const hide = () => {
    clearTimeout(timer);
    card?.remove();
    owner?.removeAttribute("aria-describedby");
    card = owner = undefined;
  };
  const place = () => {
    const box = owner.getClientRects()[0] ?? owner.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = box.bottom + GAP + card.offsetHeight < innerHeight;
    const top = below ? box.bottom + GAP : box.top - GAP - card.offsetHeight;
    card.style.top = `${scrollY + Math.max(top, GAP)}px`;
    card.style.left = `${Math.max(8, Math.min(box.left, width - card.offsetWidth - 8))}px`;
  };
  const show = async (link) => {
    const found = await lines(link);
    // The mouse may have gone elsewhere while the page was on its way.
    if (owner !== link || !found.length) return;
    card = document.createElement("div");
    card.className = "ab-preview";
    card.id = "ab-preview";
    card.role = "tooltip";
    card.append(...found.map((one) => one.cloneNode(true)));
    document.body.append(card);
    link.setAttribute("aria-describedby", card.id);
    place();
  };
  const begin = (link, wait) => {
    if (link === owner) {
      clearTimeout(timer);
      if (!card) timer = setTimeout(show, wait, link);
      return;
    }
    hide();
    owner = link;
    timer = setTimeout(show, wait, link);
  };
  const end = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, LINGER);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = event.target.closest?.(`${NAMES}, ${PLACES}`);
    if (link) begin(link, WAIT);
    else if (event.target.closest?.(".ab-preview")) clearTimeout(timer);
    else if (owner && !owner.matches(":focus-visible")) end();
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(`${NAMES}, ${PLACES}`);
    if (link?.matches(":focus-visible")) begin(link, WAIT);
    else if (owner) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", hide);
  if (window.document$) window.document$.subscribe(hide);
})();
