"use strict";
/* How values are written, and the one way in which elements are made: words of documents only ever become text. */
const communique = { facts: JSON.parse(document.getElementById("facts").textContent) };

(() => {
  const { names } = communique.facts;
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const compact = new Intl.NumberFormat("en-GB", {
    notation: "compact", compactDisplay: "long", maximumSignificantDigits: 5,
  });
  const plain = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 12 });

  /* An element; attributes that are null or false are left out, strings among the children become text. */
  communique.h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };

  communique.integer = (value) => plain.format(value);
  communique.plural = (count, word) => `${plain.format(count)} ${word}${count === 1 ? "" : "s"}`;
  communique.words = (term) => term.replaceAll("_", " ");
  communique.country = (code) => names[code] || code;

  /* 11000000000 as "11 billion", 5.4 as "5.4". */
  communique.number = (value) => (Math.abs(value) >= 1e6 ? compact : plain).format(value);
  communique.exact = (value) => plain.format(value);
  communique.amount = (value, unit) => {
    if (value === null) return "not bounded";
    if (unit === "percent") return `${communique.number(value)}%`;
    if (unit === "rank") return `rank ${communique.number(value)}`;
    return unit ? `${communique.number(value)} ${unit}` : communique.number(value);
  };
  communique.range = (low, high, unit) => {
    if (low === null && high === null) return "not bounded";
    if (low === null) return `at most ${communique.amount(high, unit)}`;
    if (high === null) return `at least ${communique.amount(low, unit)}`;
    if (low === high) return communique.amount(low, unit);
    return `${communique.number(low)} to ${communique.amount(high, unit)}`;
  };

  const parts = (iso) => iso.split("-").map(Number);
  const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

  communique.day = (iso) => {
    if (!iso) return "undated";
    const [year, month, day] = parts(iso);
    return `${day} ${MONTHS[month - 1]} ${year}`;
  };

  /* Two days as people say it: 2022; Nov 2022; Jan–Jul 2025; 3 May 2024. */
  communique.period = (start, end) => {
    if (!start && !end) return "";
    if (!start || start === end) return communique.day(end || start);
    if (!end) return `from ${communique.day(start)}`;
    const [y1, m1, d1] = parts(start);
    const [y2, m2, d2] = parts(end);
    if (d1 === 1 && d2 === lastOf(y2, m2)) {
      if (m1 === 1 && m2 === 12) return y1 === y2 ? `${y1}` : `${y1}–${y2}`;
      if (y1 === y2) return m1 === m2 ? `${MONTHS[m1 - 1]} ${y1}` : `${MONTHS[m1 - 1]}–${MONTHS[m2 - 1]} ${y1}`;
      return `${MONTHS[m1 - 1]} ${y1} – ${MONTHS[m2 - 1]} ${y2}`;
    }
    return `${communique.day(start)} – ${communique.day(end)}`;
  };

  /* A deadline: the end of a year is that year. */
  communique.deadline = (iso) => `by ${iso.endsWith("-12-31") ? iso.slice(0, 4) : communique.day(iso)}`;

  /* For searching: no accents, no capitals. */
  communique.folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  /* The countries and blocs that records name, in the order of their names. */
  const listed = Object.entries(names).sort(([, one], [, other]) => one.localeCompare(other, "en"));
  communique.countries = (select) => communique.options(select, [["", "any"], ...listed]);

  communique.options = (select, pairs, chosen) => {
    select.replaceChildren(...pairs.map(([value, label]) =>
      communique.h("option", { value, selected: value === chosen }, label)));
  };
})();
