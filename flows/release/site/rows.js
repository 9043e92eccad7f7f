"use strict";
/* Data scripts, loaded when they are asked for, and the rows in them. */
(() => {
  const { facts } = communique;
  const waiting = new Map();
  const AUTOMATIC = 25;

  /* Called by every data script with its name and content. */
  communique.take = (name, data) => waiting.get(name)?.resolve(data);

  communique.load = (name) => {
    if (!waiting.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      waiting.set(name, entry);
      const script = document.createElement("script");
      script.src = `data/${name}.js`;
      script.onload = () => script.remove();
      script.onerror = () => {
        waiting.delete(name);
        script.remove();
        entry.reject(new Error(`data/${name}.js cannot be read; is the folder “data” beside this page?`));
      };
      document.head.append(script);
    }
    return waiting.get(name).promise;
  };

  class Row {
    constructor(ledger, cells, piece) {
      this.ledger = ledger;
      this.cells = cells;
      this.piece = piece;
    }
    get(column) { return this.cells[3 + this.ledger.place.get(column)]; }
    get id() { return this.get(this.ledger.key); }
    get document() {
      const cells = this.piece.documents[this.cells[0]];
      return Object.fromEntries(facts.document.map((name, at) => [name, cells[at]]));
    }
    get published() { return this.piece.documents[this.cells[0]][facts.document.indexOf("published_on")]; }
    get sentence() { return this.piece.sentences[this.cells[1]]; }
    get begin() { return this.cells[2]; }
    get countries() { return this.ledger.codes.flatMap((column) => this.get(column) ?? []); }
    get searched() {
      if (this.folded === undefined) {
        const { title, publisher, file } = this.document;
        const words = [this.id, this.get("quote"), this.sentence, title, publisher, file, this.ledger.extra?.(this)];
        this.folded = communique.folded([...words, ...this.countries.map(communique.country)].filter(Boolean).join(" "));
      }
      return this.folded;
    }
  }

  /* All rows of one ledger that are loaded so far, and the loading of the others. */
  communique.Store = class {
    constructor(name) {
      Object.assign(this, facts.ledgers[name], facts.counts[name], { name, loaded: [], taken: 0 });
      this.count = facts.counts[name].rows;
      this.place = new Map(this.columns.map((column, at) => [column, at]));
    }
    get complete() { return this.taken === this.pieces; }

    /* Loads pieces in turn, at most so many at one call, and tells after each; stops once `enough` says so. */
    async load(tell, enough = () => false) {
      if (this.loading) return this.loading;
      this.loading = (async () => {
        for (let left = AUTOMATIC; left > 0 && !this.complete && !enough(); left -= 1) {
          const piece = await communique.load(`${this.name}-${this.taken}`);
          for (const cells of piece.rows) this.loaded.push(new Row(this, cells, piece));
          this.taken += 1;
          tell();
          await new Promise((resolve) => setTimeout(resolve));
        }
      })();
      try {
        await this.loading;
      } finally {
        this.loading = null;
      }
    }
  };
})();
