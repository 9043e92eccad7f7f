"use strict";
/* A ledger as a table that is searched, ordered, turned over by pages, and opened row by row. */
(() => {
  const { h } = communique;
  const PAGE = 25;
  const HEDGES = { exact: "", about: "about ", nearly: "nearly ", over: "over ", at_least: "at least ", at_most: "at most " };

  const badge = (term, kind) => h("span", { class: `badge ${kind || ""}` }, communique.words(term));
  const sub = (...children) => h("span", { class: "sub" }, children);
  const quoted = (row) => row.get("quote") ?? "words withheld";
  const clipped = (text) => h("span", { class: "clip" }, text);
  const parties = (codes) => codes.map(communique.country).join(", ") || "not stated";
  const said = (row) => {
    const { publisher, file, published_on: on } = row.document;
    return [h("span", { class: "clip" }, publisher || file), sub(communique.day(on))];
  };
  const towards = (from, to) => [from, h("span", { "aria-hidden": "true" }, " → "), h("span", { class: "hidden" }, " towards "), to];

  const between = (row) => {
    const [one, other] = [row.get("reporter"), row.get("partner")].map((code) => code && communique.country(code));
    if (!one && !other) return "not stated";
    if (!one || !other) return one || other;
    return row.get("metric") === "trade" ? `${one} and ${other}` : towards(one, other);
  };
  const value = (row) => {
    const [low, high, unit] = [row.get("value"), row.get("value_max"), row.get("unit")];
    const way = { up: "up ", down: "down " }[row.get("direction")] || "";
    const both = high === null ? communique.number(low) : `${communique.number(low)} to ${communique.number(high)}`;
    const sign = unit === "percent" ? "%" : "";
    return `${way}${HEDGES[row.get("qualifier")]}${unit === "rank" ? "rank " : ""}${both}${sign}`;
  };
  const unit = (row) => (["percent", "rank", null].includes(row.get("unit")) ? null : h("span", { class: "unit" }, row.get("unit")));
  const when = (row) => {
    if (row.get("status") === "target") return row.get("period_end") ? communique.deadline(row.get("period_end")) : "no deadline";
    return communique.period(row.get("period_start"), row.get("period_end")) || "not stated";
  };

  /* For each ledger: the words of the button that opens a row, then the other cells. */
  const CELLS = {
    figures: (row) => [
      [value(row), unit(row)],
      [communique.words(row.get("metric")), " ", ["change", "share"].includes(row.get("measure")) ? badge(row.get("measure")) : null, " ",
        row.get("status") === "actual" ? null : badge(row.get("status"), row.get("status"))],
      between(row), when(row), said(row),
    ],
    commitments: (row) => [
      [clipped(quoted(row))], communique.words(row.get("modality")),
      row.get("addressees").length ? towards(parties(row.get("parties")), parties(row.get("addressees"))) : parties(row.get("parties")),
      [row.get("topics").map(communique.words).join(", "), row.get("due") ? sub(communique.deadline(row.get("due"))) : null],
      said(row),
    ],
    agreements: (row) => [
      [clipped(row.get("title") || quoted(row))],
      [communique.words(row.get("status")), sub(communique.words(row.get("type")), row.get("count") > 1 ? ` × ${row.get("count")}` : "")],
      parties(row.get("parties")), row.get("signed_on") ? communique.day(row.get("signed_on")) : "not stated", said(row),
    ],
    events: (row) => [
      [clipped(quoted(row))],
      [communique.words(row.get("kind")), row.get("level") ? sub(communique.words(row.get("level"))) : null],
      parties(row.get("parties")), communique.period(row.get("date_start"), row.get("date_end")) || "not stated", said(row),
    ],
    persons: (row) => [
      [row.get("name") ?? "name withheld"], row.get("role") || "not stated",
      row.get("country") ? communique.country(row.get("country")) : "not stated", said(row),
    ],
  };

  const by = (column, sign) => (a, b) => {
    const [one, other] = [a.get(column), b.get(column)];
    if (one === null || other === null) return (one === null) - (other === null);
    return sign * (one < other ? -1 : one > other ? 1 : 0);
  };
  const ORDERS = {
    "": ["published last", null],
    first: ["published first", (a, b) => (a.published ?? "9999") < (b.published ?? "9999") ? -1 : a.published === b.published ? 0 : 1],
    large: ["largest value", by("value", -1)],
    small: ["smallest value", by("value", 1)],
    period: ["latest period", by("period_end", -1)],
    due: ["nearest deadline", by("due", 1)],
    signed: ["signed last", by("signed_on", -1)],
    happened: ["happened last", by("date_start", -1)],
    sure: ["surest first", by("confidence", -1)],
    unsure: ["least sure first", by("confidence", 1)],
  };
  const NEEDS = { large: "value", small: "value", period: "period_end", due: "due", signed: "signed_on", happened: "date_start" };

  communique.Ledger = class {
    constructor(section) {
      this.section = section;
      this.store = new communique.Store(section.dataset.ledger);
      this.form = section.querySelector("form");
      this.body = section.querySelector("tbody");
      this.pages = section.querySelector(".pages");
      this.one = section.querySelector("h1").textContent.toLowerCase().replace(/s$/, "");
      const orders = Object.entries(ORDERS).filter(([name]) => !NEEDS[name] || this.store.columns.includes(NEEDS[name]));
      communique.options(this.form.elements.sort, orders.map(([name, [label]]) => [name, label]));
      for (const name of ["country", "with"]) communique.countries(this.form.elements[name]);
      let timer;
      this.form.elements.q.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.ask(), 120);
      });
      this.form.addEventListener("change", () => this.ask());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => this.clear()));
      this.pages.addEventListener("click", ({ target }) => target.dataset.step && this.turn(Number(target.dataset.step)));
      this.body.addEventListener("keydown", (event) => this.key(event));
    }

    /* Shows what an address asks for: the filters as parameters, `id` one or more rows by their ids. */
    async show(parameters) {
      for (const field of this.form.elements) {
        if (field.name) field.value = parameters.get(field.name) ?? "";
        if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
      }
      this.ids = (parameters.get("id") || "").split(",").filter(Boolean);
      this.page = Math.max(0, Number(parameters.get("page") || 1) - 1 || 0);
      this.opened = this.ids.length === 1 ? this.ids[0] : null;
      this.shown = null;
      this.update();
      await this.fill();
    }
    async fill() {
      const found = () => this.ids.length > 0 && this.matching().length >= this.ids.length;
      await this.store.load(() => this.update(), found);
      this.update();
    }
    ask() {
      this.ids = [];
      this.page = 0;
      this.opened = null;
      this.remember();
      this.update();
    }
    clear() {
      for (const field of this.form.elements) if (field.name) field.value = "";
      this.ask();
      this.fill().catch(communique.failed);
    }
    turn(step) {
      this.page += step;
      this.opened = null;
      this.remember();
      this.update();
      this.section.querySelector(".status").scrollIntoView({ block: "start" });
      this.body.querySelector(".opener")?.focus({ preventScroll: true });
    }
    remember() {
      const asked = new URLSearchParams([...new FormData(this.form)].filter(([, text]) => text));
      if (this.page) asked.set("page", this.page + 1);
      const query = asked.toString();
      history.replaceState(null, "", `#${this.store.name}${query ? `?${query}` : ""}`);
    }

    matching() {
      if (this.ids.length) {
        const wanted = new Set(this.ids);
        return this.store.loaded.filter((row) => wanted.has(row.id));
      }
      const { q, country, with: other, sort, ...filters } = Object.fromEntries(new FormData(this.form));
      const words = communique.folded(q).split(/\s+/).filter(Boolean);
      const closed = Object.entries(filters).filter(([, term]) => term);
      const found = this.store.loaded.filter((row) =>
        closed.every(([column, term]) => [row.get(column)].flat().includes(term))
        && [country, other].every((code) => !code || row.countries.includes(code))
        && words.every((word) => row.searched.includes(word)));
      return ORDERS[sort]?.[1] ? found.sort(ORDERS[sort][1]) : found;
    }

    update() {
      const rows = this.matching();
      const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
      if (this.store.complete) this.page = Math.min(this.page, last);
      const slice = rows.slice(this.page * PAGE, (this.page + 1) * PAGE);
      this.tell(rows.length, slice.length);
      this.pages.hidden = rows.length <= PAGE;
      this.pages.querySelector(".page").textContent = `Page ${communique.integer(this.page + 1)} of ${communique.integer(last + 1)}`;
      this.pages.querySelector("[data-step='-1']").disabled = this.page === 0;
      this.pages.querySelector("[data-step='1']").disabled = this.page >= last;
      const shown = slice.map((row) => row.id).join();
      if (shown === this.shown) return;
      this.shown = shown;
      this.body.replaceChildren(...slice.map((row) => this.line(row)));
      this.body.closest("table").hidden = slice.length === 0;
      const open = slice.find((row) => row.id === this.opened);
      if (open) this.toggle(open, true);
    }
    tell(count, onPage) {
      const { loaded, complete, count: all } = this.store;
      const begin = this.page * PAGE;
      const scope = complete ? "" : ` among the first ${communique.integer(loaded.length)} of ${communique.integer(all)}`;
      let words = `${communique.plural(count, this.one)}${scope}`;
      if (onPage && count > PAGE) words = `${communique.integer(begin + 1)}–${communique.integer(begin + onPage)} of ${words}`;
      if (!count) words = complete ? `No ${this.one} is like that.` : `No ${this.one} yet${scope}.`;
      if (!all) words = `This release has no ${this.store.name}.`;
      else if (!count && complete && this.ids.length) words = `This release has no ${this.one} with the id ${this.ids.join(", ")}.`;
      if (this.ids.length && count) words = `${communique.plural(count, this.one)} by ${count === 1 ? "its id" : "their ids"}.`;
      const status = this.section.querySelector(".status");
      if (status.textContent !== words) status.textContent = words;
      const more = this.section.querySelector(".more");
      const offers = [];
      if (this.ids.length) offers.push(h("a", { href: `#${this.store.name}` }, `Show all ${communique.words(this.store.name)}`));
      if (!complete && !this.store.loading) {
        offers.push(h("button", { type: "button", onclick: () => this.fill().catch(communique.failed) }, "Read older ones as well"));
      }
      more.replaceChildren(...offers);
      more.hidden = offers.length === 0;
    }

    line(row) {
      const [[label, ...beside], ...others] = CELLS[this.store.name](row);
      const opener = h("button", { type: "button", class: "opener", "aria-expanded": "false" }, label);
      return h("tr", {
        role: "row", class: "row", "data-id": row.id,
        onclick: ({ target }) => {
          const reading = target.closest("a") || (!target.closest("button") && String(getSelection()));
          if (!reading) this.toggle(row);
        },
      }, h("td", { role: "cell" }, opener, beside), others.map((cell) => h("td", { role: "cell", class: cell === "not stated" && "none" }, cell)));
    }
    toggle(row, open) {
      const line = this.body.querySelector(`[data-id="${row.id}"]`);
      const opener = line.querySelector(".opener");
      const shall = open ?? opener.getAttribute("aria-expanded") === "false";
      opener.setAttribute("aria-expanded", String(shall));
      line.classList.toggle("open", shall);
      if (!shall) return line.nextElementSibling?.matches(".detail") && line.nextElementSibling.remove();
      const place = `detail-${row.id}`;
      opener.setAttribute("aria-controls", place);
      const cell = h("td", { role: "cell", colspan: line.cells.length }, communique.detail(row));
      return line.after(h("tr", { role: "row", class: "detail", id: place }, cell));
    }
    /* Arrows go from row to row, Escape closes the row in which the focus is. */
    key(event) {
      const line = event.target.closest("tr");
      if (event.key === "Escape") {
        const row = line.matches(".detail") ? line.previousElementSibling : line;
        const opener = row.querySelector(".opener");
        if (opener.getAttribute("aria-expanded") === "true") opener.click();
        opener.focus();
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches(".opener")) return;
      const openers = [...this.body.querySelectorAll(".opener")];
      openers[openers.indexOf(event.target) + step]?.focus();
      event.preventDefault();
    }
  };
})();
