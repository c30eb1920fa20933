"use strict";
// The table holds all facts; this script only shows, hides and highlights. Text is copied as nodes or textContent, never as markup.
(() => {
  const byId = (id) => document.getElementById(`page-${id}`);
  const svg = document.querySelector("#page-picture svg");
  const tip = byId("tip");
  const form = byId("controls");
  const filters = ["search", "actor", "type", "realis", "intensity"];
  const rows = new Map([...document.querySelectorAll("#page-events tbody tr")].map((row) => [Number(row.dataset.number), row]));
  const links = JSON.parse(byId("links").textContent);
  const words = new Map([...rows].map(([number, row]) => [number, row.textContent.toLocaleLowerCase()]));
  const parts = new Map([...rows.keys()].map((number) => [number, []])); // what is drawn for each event
  const arrows = []; // {earlier, later, node}
  let pinned = null;

  // --- what belongs to which event ---------------------------------------------------------------------------------

  const cell = (number, name) => rows.get(number).querySelector(`.${name}`).textContent.trim().replace(/\s+/g, " ");

  function describe(number) {
    return `Event ${number}: ${cell(number, "when")}, ${cell(number, "parties")}, ${cell(number, "what")}, intensity ${cell(number, "intensity")}`;
  }

  for (const node of svg.querySelectorAll("[id]")) {
    const event = /^(ev|label)(\d+)(?:-|$)/.exec(node.id);
    const link = /^r(\d+)-(\d+)(?:-|$)/.exec(node.id);
    if (event && parts.has(Number(event[2]))) {
      const number = Number(event[2]);
      parts.get(number).push(node);
      node.classList.add("part", "event");
      node.addEventListener("pointerenter", () => { if (pinned === null) choose(number); });
      node.addEventListener("pointerleave", () => { if (pinned === null) choose(null); });
      node.addEventListener("click", () => pin(pinned === number ? null : number));
      if (node.id === `ev${number}`) makeFocusable(node, number);
    } else if (link) {
      arrows.push({ earlier: Number(link[1]), later: Number(link[2]), node });
      node.classList.add("part");
    }
  }

  function makeFocusable(node, number) {
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", describe(number));
    node.addEventListener("focus", () => { if (pinned === null && node.matches(":focus-visible")) choose(number); });
    node.addEventListener("blur", () => { if (pinned === null) choose(null); });
    node.addEventListener("keydown", (press) => {
      if (press.key === "Enter" || press.key === " ") { press.preventDefault(); pin(pinned === number ? null : number); }
    });
  }

  // --- highlighting ------------------------------------------------------------------------------------------------

  function reach(number, from, to) {
    const reached = new Set([number]);
    for (const one of reached) for (const link of links) if (link[from] === one) reached.add(link[to]);
    return reached;
  }

  function choose(number) {
    const before = number === null ? new Set() : reach(number, 1, 0);
    const after = number === null ? new Set() : reach(number, 0, 1);
    svg.classList.toggle("chosen", number !== null);
    for (const [one, nodes] of parts) {
      const lit = before.has(one) || after.has(one);
      for (const node of nodes) node.classList.toggle("lit", lit);
      rows.get(one).classList.toggle("lit", lit);
      rows.get(one).classList.toggle("here", one === number);
    }
    for (const { earlier, later, node } of arrows) {
      node.classList.toggle("lit", (before.has(earlier) && before.has(later)) || (after.has(earlier) && after.has(later)));
    }
    if (number === null) { tip.hidden = true; } else { showTip(number); }
  }

  function pin(number) {
    pinned = number;
    choose(number);
    keepState();
  }

  // --- the tooltip -------------------------------------------------------------------------------------------------

  function showTip(number) {
    const row = rows.get(number);
    const head = document.createElement("p");
    const strong = document.createElement("strong");
    strong.textContent = `${number}  ${cell(number, "parties")}`;
    head.append(strong, document.createElement("br"), `${cell(number, "when")} · intensity ${cell(number, "intensity")}`);
    const what = document.createElement("div");
    what.append(...[...row.querySelector(".what").cloneNode(true).childNodes]);
    const quote = row.querySelector("blockquote");
    tip.replaceChildren(head, what, ...(quote ? [quote.cloneNode(true)] : []));
    tip.hidden = false;
    place(parts.get(number));
  }

  function place(nodes) {
    if (!nodes.length) { tip.hidden = true; return; } // the table is all there is to see of it
    const boxes = nodes.map((node) => node.getBoundingClientRect());
    const own = {
      left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)),
      top: Math.min(...boxes.map((b) => b.top)), bottom: Math.max(...boxes.map((b) => b.bottom)),
    };
    const { width, height } = tip.getBoundingClientRect();
    const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
    const x = Math.min(Math.max(own.left, 8), Math.max(room.width - width - 8, 8));
    const y = Math.min(Math.max(own.top, 8), Math.max(room.height - height - 8, 8));
    const sides = [[own.right + 12, y], [own.left - width - 12, y], [x, own.bottom + 12], [x, own.top - height - 12]];
    const fits = ([left, top]) => left >= 4 && top >= 4 && left + width <= room.width - 4 && top + height <= room.height - 4;
    const [left, top] = sides.find(fits) ?? sides[2];
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }

  // --- filters and the address -------------------------------------------------------------------------------------

  function passes(number) {
    const { type, realis, intensity, actors } = rows.get(number).dataset;
    const wanted = byId("search").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const is = (name, value) => !byId(name).value || byId(name).value === value;
    return wanted.every((word) => words.get(number).includes(word)) && is("type", type) && is("realis", realis)
      && (!byId("actor").value || actors.split("\n").includes(byId("actor").value))
      && Number(intensity) >= Number(byId("intensity").value);
  }

  function applyFilters() {
    let left = 0;
    const shown = new Map([...rows.keys()].map((number) => [number, passes(number)]));
    for (const [number, row] of rows) {
      left += shown.get(number);
      row.classList.toggle("out", !shown.get(number));
      for (const node of parts.get(number)) node.classList.toggle("out", !shown.get(number));
    }
    for (const { earlier, later, node } of arrows) node.classList.toggle("out", !(shown.get(earlier) && shown.get(later)));
    byId("intensity-value").textContent = byId("intensity").value;
    byId("count").textContent = `${left} of ${rows.size} events`;
  }

  function keepState() {
    const state = new URLSearchParams();
    for (const name of filters) if (byId(name).value && byId(name).value !== "0") state.set(name, byId(name).value);
    if (pinned !== null) state.set("event", pinned);
    if (location.protocol !== "about:") history.replaceState(null, "", `#${state}`); // a frame in a notebook has no address
  }

  function readState() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of filters) byId(name).value = state.get(name) ?? "";
    byId("intensity").value = Number(state.get("intensity")) || 0;
    for (const name of ["actor", "type", "realis"]) if (byId(name).selectedIndex < 0) byId(name).value = "";
    const number = Number(state.get("event"));
    pinned = rows.has(number) ? number : null;
    applyFilters();
    choose(pinned);
  }

  form.addEventListener("input", () => { applyFilters(); keepState(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { pinned = null; choose(null); applyFilters(); keepState(); }));
  window.addEventListener("hashchange", () => { if (!/^#(event|source)-\d+$/.test(location.hash)) readState(); });
  window.addEventListener("resize", () => { if (!tip.hidden && pinned !== null) place(parts.get(pinned)); });
  document.addEventListener("keydown", (press) => {
    const typing = press.target.matches("input, select, textarea");
    if (press.key === "Escape") { pin(null); }
    if (press.key === "/" && !typing) { press.preventDefault(); byId("search").focus(); }
  });
  byId("events").addEventListener("click", (event) => {
    const picked = event.target.closest(".pick, a[data-number]");
    if (!picked) return;
    event.preventDefault();
    const number = Number(picked.dataset.number ?? picked.closest("tr").dataset.number);
    pin(pinned === number ? null : number);
    if (picked.matches("a")) rows.get(number).scrollIntoView({ block: "center" });
  });

  // --- files -------------------------------------------------------------------------------------------------------

  function save(name, kind, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`; // no cell may run as a formula

  byId("csv").addEventListener("click", () => {
    const names = ["when", "parties", "what", "intensity", "evidence"];
    const left = [...rows.keys()].filter((number) => !rows.get(number).classList.contains("out"));
    const lines = left.map((number) => [String(number), ...names.map((name) => cell(number, name))].map(quoted).join(","));
    save("timeline.csv", "text/csv", `${["number", ...names].join(",")}\r\n${lines.join("\r\n")}\r\n`);
  });

  byId("svg").addEventListener("click", () => {
    const copy = svg.cloneNode(true);
    copy.removeAttribute("class");
    for (const node of copy.querySelectorAll(".part")) node.classList.remove("part", "event", "lit", "out");
    save("timeline.svg", "image/svg+xml", new XMLSerializer().serializeToString(copy));
  });

  readState();
})();
