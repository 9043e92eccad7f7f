"use strict";
/* What a row opens to: the sentence with its words marked, where it stands, and every column with its meaning. */
(() => {
  const { h, facts } = communique;
  const APART = new Set(["quote", "char_start", "char_end"]);

  /* The sentence with the quote marked where it begins; marked everywhere where that could not be told. */
  communique.sentence = (sentence, quote, begin) => {
    if (sentence === null || quote === null) {
      return h("p", { class: "withheld" }, "The words are withheld: the rights of this document allow offsets only.");
    }
    if (begin < 0) {
      const parts = sentence.split(quote).flatMap((part, at) => (at ? [h("mark", {}, quote), part] : [part]));
      return h("blockquote", { class: "sentence" }, parts);
    }
    const signs = Array.from(sentence);
    const end = begin + Array.from(quote).length;
    return h("blockquote", { class: "sentence" },
      signs.slice(0, begin).join(""), h("mark", {}, signs.slice(begin, end).join("")), signs.slice(end).join(""));
  };

  const safe = (url) => url && /^https?:\/\//i.test(url);

  communique.cite = (document) => {
    const told = [document.title, document.publisher, communique.day(document.published_on)].filter(Boolean).join(", ");
    return h("p", { class: "cite" },
      safe(document.url) ? h("a", { href: document.url, rel: "noopener noreferrer nofollow" }, told) : told);
  };

  const reference = (id) => {
    const known = Object.values(facts.ledgers).some((ledger) => ledger.prefix === id.split("_")[0]);
    return known ? h("a", { href: `#${id}` }, id) : h("code", {}, id);
  };

  const written = (row, column, value) => {
    if (Array.isArray(value)) {
      const shown = value.map((one) => (row.ledger.codes.includes(column) ? communique.country(one) : communique.words(one)));
      return shown.join(", ");
    }
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (row.ledger.codes.includes(column)) return `${communique.country(value)} (${value})`;
    if (column in row.ledger.terms) return communique.words(value);
    if (typeof value === "number") return communique.exact(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return communique.day(value);
    if (/^[a-z]{3}_[0-9a-f]{16}$/.test(value)) return reference(value);
    return value;
  };

  const meaning = (row, column, value) => {
    const vocabulary = row.ledger.terms[column];
    const known = vocabulary && !Array.isArray(value) ? facts.terms[vocabulary][value] : null;
    return known && known !== communique.words(value) && h("small", {}, known.replaceAll("`", ""));
  };

  const copied = async (event, text) => {
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copying is not allowed here; use the link";
    }
  };

  communique.detail = (row) => {
    const document = row.document;
    const columns = row.ledger.columns.filter((column) => !APART.has(column) && column !== row.ledger.key);
    const empty = (column) => row.get(column) === null || row.get(column).length === 0;
    const stated = columns.filter((column) => !empty(column));
    const missing = columns.filter((column) => empty(column)).map(communique.words);
    const address = `${location.href.split("#")[0]}#${row.id}`;
    return h("div", { class: "proof" },
      communique.sentence(row.sentence, row.get("quote"), row.begin),
      communique.cite(document),
      h("p", { class: "cite" },
        `Characters ${communique.exact(row.get("char_start"))} to ${communique.exact(row.get("char_end"))} of `,
        h("code", {}, document.file)),
      h("dl", { class: "facts" }, stated.map((column) => h("div", {},
        h("dt", {}, communique.words(column)),
        h("dd", {}, written(row, column, row.get(column)),
          meaning(row, column, row.get(column)))))),
      missing.length ? h("p", { class: "cite" }, `Not stated: ${missing.join(", ")}.`) : null,
      h("p", { class: "links" },
        h("a", { href: `#${row.id}` }, "Link to this row"),
        h("button", { type: "button", onclick: (event) => copied(event, address) }, "Copy the link"),
        h("a", { href: `#table-${row.ledger.name}` }, "What the columns mean"),
        h("code", {}, `communique explain ${row.id}`)));
  };
})();
