"use strict";
/* Comparisons with what is said on both sides, next to each other. */
(() => {
  const { h, facts } = communique;
  const PAGE = 10;
  const place = new Map(facts.conflicts.columns.map((name, at) => [name, at]));
  const get = (row, name) => row[place.get(name)];

  const side = (title, given, range) => h("div", { class: "side" },
    h("h3", {}, title),
    h("p", { class: "range" }, range),
    h("ul", {}, given.figures.map((one) => h("li", {},
      communique.sentence(one.sentence, one.quote, one.begin),
      h("p", { class: "cite" },
        [one.publisher || one.file, communique.day(one.published_on)].join(", "), " · ",
        h("a", { href: `#${one.id}`, "aria-label": `The figure ${one.id}` }, "the figure"))))),
    given.more ? h("p", { class: "cite" }, `and ${communique.plural(given.more, "more figure")}`) : null);

  const card = (row) => {
    const unit = get(row, "unit");
    const gap = get(row, "gap");
    const holds = get(row, "holds");
    return h("article", { class: `card ${holds ? "holds" : "fails"}`, id: get(row, "check_id") },
      h("h2", {}, get(row, "detail")),
      h("p", { class: "sub" }, `${communique.words(get(row, "kind"))}: ${facts.terms.check_kind[get(row, "kind")]}`,
        holds || gap === null || unit === "percent" ? null : `; apart by ${communique.exact(Number((gap * 100).toPrecision(2)))}%`),
      h("div", { class: "sides" },
        side("On one side", get(row, "expected"), communique.range(get(row, "expected_low"), get(row, "expected_high"), unit)),
        side("On the other", get(row, "observed"), communique.range(get(row, "observed_low"), get(row, "observed_high"), unit))));
  };

  const searched = (row) => {
    row.folded ??= communique.folded([
      get(row, "detail"), ...get(row, "countries").map(communique.country),
      ...["expected", "observed"].flatMap((name) => get(row, name).figures.flatMap((one) =>
        [one.quote, one.sentence, one.publisher, one.title])),
    ].filter(Boolean).join(" "));
    return row.folded;
  };

  communique.Conflicts = class {
    constructor(section) {
      this.section = section;
      this.form = section.querySelector("form");
      this.pages = section.querySelector(".pages");
      this.rows = [];
      this.taken = 0;
      communique.countries(this.form.elements.country);
      let timer;
      this.form.elements.q.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.ask(), 120);
      });
      this.form.addEventListener("change", () => this.ask());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => this.ask()));
      this.pages.addEventListener("click", ({ target }) => target.dataset.step && this.turn(Number(target.dataset.step)));
    }
    async show(parameters) {
      for (const field of this.form.elements) if (field.name) field.value = parameters.get(field.name) ?? "";
      this.page = Math.max(0, Number(parameters.get("page") || 1) - 1 || 0);
      this.id = parameters.get("id");
      while (this.taken < facts.counts.conflicts.pieces) {
        this.rows.push(...await communique.load(`conflicts-${this.taken}`));
        this.taken += 1;
        if (this.rows.length > PAGE) this.update();
      }
      this.update();
    }
    ask() {
      this.page = 0;
      this.id = null;
      this.remember();
      this.update();
    }
    turn(step) {
      this.page += step;
      this.remember();
      this.update();
      this.section.querySelector(".status").scrollIntoView({ block: "start" });
    }
    remember() {
      const asked = new URLSearchParams([...new FormData(this.form)].filter(([, text]) => text));
      if (this.page) asked.set("page", this.page + 1);
      const query = asked.toString();
      history.replaceState(null, "", `#conflicts${query ? `?${query}` : ""}`);
    }
    update() {
      const { q, country, outcome, kind } = Object.fromEntries(new FormData(this.form));
      const words = communique.folded(q).split(/\s+/).filter(Boolean);
      const found = this.rows.filter((row) => (this.id ? get(row, "check_id") === this.id
        : get(row, "holds") === (outcome === "agree")
        && (!kind || get(row, "kind") === kind)
        && (!country || get(row, "countries").includes(country))
        && words.every((word) => searched(row).includes(word))));
      const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
      if (this.taken === facts.counts.conflicts.pieces) this.page = Math.min(this.page, last);
      const slice = found.slice(this.page * PAGE, (this.page + 1) * PAGE);
      const noun = outcome === "agree" ? "agreement" : "conflict";
      this.section.querySelector(".status").textContent = this.told(found.length, noun, slice.length);
      this.section.querySelector(".cards").replaceChildren(...slice.map(card));
      this.pages.hidden = found.length <= PAGE;
      this.pages.querySelector(".page").textContent = `Page ${communique.integer(this.page + 1)} of ${communique.integer(last + 1)}`;
      this.pages.querySelector("[data-step='-1']").disabled = this.page === 0;
      this.pages.querySelector("[data-step='1']").disabled = this.page >= last;
    }
    told(count, noun, onPage) {
      if (this.id) return count ? "One comparison by its id." : `This release has no comparison with the id ${this.id}.`;
      if (!this.rows.length) return "No two figures of this release could be compared.";
      if (!count) return noun === "conflict" ? "No conflict like that: what could be compared agrees." : "No agreement like that.";
      const begin = this.page * PAGE;
      return count > PAGE ? `${communique.integer(begin + 1)}–${communique.integer(begin + onPage)} of ${communique.plural(count, noun)}`
        : communique.plural(count, noun);
    }
  };
})();
