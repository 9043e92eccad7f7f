"use strict";
/* The two charts of the overview, drawn by Vega-Lite, each with its numbers as a table. */
(() => {
  const { h, facts } = communique;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const sans = () => getComputedStyle(document.body).fontFamily;
  const embedded = new Map();
  let drawn = facts.charts;

  const config = () => ({
    background: null, font: sans(), padding: 0,
    view: { stroke: null },
    axis: {
      labelColor: colour("muted"), titleColor: colour("muted"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: 600,
      gridColor: colour("line"), domainColor: colour("field"), tickColor: colour("field"), labelPadding: 6,
    },
    text: { color: colour("ink"), fontSize: 12 },
  });

  /* Expressions are interpreted, not compiled, so that the page can do without `unsafe-eval`. */
  const embed = async (place, spec) => {
    embedded.get(place)?.finalize();
    const made = await vegaEmbed(place, { ...spec, config: config() }, {
      mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip: { disableDefaultStyle: true },
    });
    embedded.set(place, made);
  };

  const table = (heads, lines) => h("table", { class: "plain" },
    h("thead", {}, h("tr", {}, heads.map(([head, kind]) => h("th", { scope: "col", class: kind }, head)))),
    h("tbody", {}, lines.map((line) => h("tr", {}, line.map((cell, at) =>
      h(at ? "td" : "th", { scope: at ? null : "row", class: heads[at][1] }, cell))))));

  /* The figures of a value; of very many only some are named in the address. */
  const linked = ({ figures, ids }) => {
    const all = communique.plural(figures, "figure");
    return h("a", { href: `#figures?id=${ids.join(",")}` }, figures > ids.length ? `${ids.length} of ${all}` : all);
  };

  const named = (pair) => pair.split("-").map(communique.country).join(" and ");

  /* Series of a pair: flow, reporter and unit; those known only from the partner's books are left to the partner. */
  const seriesOf = (pair) => {
    const found = new Map();
    for (const [reporter, flow, unit, start, end, low, high, value, basis, figures, ids] of drawn.trade[pair] || []) {
      const name = `${flow} ${reporter} ${unit}`;
      if (!found.has(name)) found.set(name, { name, flow, reporter, unit, points: [] });
      found.get(name).points.push({ start, end, low, high, value, basis, figures, ids });
    }
    const other = (one) => pair.split("-").find((code) => code !== one.reporter);
    const own = [...found.values()].filter((one) => one.points.some((point) => point.basis !== "mirror"));
    for (const one of own) {
      const whom = communique.country(one.reporter);
      one.label = one.flow === "trade" ? `two-way trade, ${one.unit}`
        : `${one.flow} of ${whom} ${one.flow === "exports" ? "to" : "from"} ${communique.country(other(one))}, ${one.unit}`;
    }
    const rank = ["trade", "exports", "imports"];
    return own.sort((a, b) => rank.indexOf(a.flow) - rank.indexOf(b.flow) || b.points.length - a.points.length);
  };

  const targetsOf = (pair, series) => (drawn.targets[pair] || [])
    .map(([reporter, metric, unit, target, due, annualised, share, growth, latest, start, end, times]) =>
      ({ reporter, metric, unit, target, due, annualised, share, growth, latest, start, end, times }))
    .filter((one) => one.metric === series.flow && one.unit === series.unit && one.reporter === series.reporter);

  const scaled = (largest) => [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"], [1, ""]].find(([size]) => largest >= size || size === 1);
  const after = (iso) => new Date(Date.parse(`${iso}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);
  const percent = (share) => `${communique.exact(Number((share * 100).toPrecision(3)))}%`;

  const tradeSpec = (series, targets) => {
    const tops = [...series.points.map((one) => one.high ?? one.value), ...targets.map((one) => one.target)];
    const top = Math.max(...tops);
    const [size, word] = scaled(top);
    const values = series.points.map((one) => {
      const days = (Date.parse(one.end) - Date.parse(one.start)) / 864e5;
      return {
        start: one.start, end: after(one.end), low: (one.low ?? one.value) / size, high: (one.high ?? one.value) / size,
        value: one.value / size, kind: days > 363 ? "a whole year" : "part of a year",
        Period: communique.period(one.start, one.end), Value: communique.amount(one.value, series.unit),
        Between: communique.range(one.low, one.high, series.unit), Basis: one.basis,
        Figures: communique.plural(one.figures, "figure"),
      };
    });
    const lines = targets.map((one) => ({
      target: one.target / size,
      label: `target ${communique.amount(one.target, series.unit)}${one.due ? ` ${communique.deadline(one.due)}` : ""}`,
    }));
    const tooltip = ["Period", "Value", "Between", "Basis", "Figures"].map((field) => ({ field, type: "nominal" }));
    const x = { field: "start", type: "temporal", timeUnit: "utcyearmonthdate", title: null, scale: { type: "utc", nice: "year" }, axis: { format: "%Y", tickCount: "year", grid: false, labelOverlap: true, labelAlign: "left", labelOffset: 5, labelPadding: -11, tickSize: 16, labelBound: true } };
    const y = { type: "quantitative", title: [word, series.unit].filter(Boolean).join(" "), scale: { zero: true, domainMax: top * 1.1 / size, nice: false }, axis: { tickCount: 5, titleAngle: 0, titleAlign: "left", titleAnchor: "end", titleX: 0, titleY: -16, domain: false, ticks: false } };
    const shade = { field: "kind", type: "nominal", legend: null, scale: { domain: ["a whole year", "part of a year"], range: [colour("year"), colour("part")] } };
    const layers = [
      { mark: { type: "rect", opacity: 0.28 }, encoding: { x, x2: { field: "end" }, y: { ...y, field: "low" }, y2: { field: "high" }, color: shade, tooltip } },
      { mark: { type: "rule", strokeWidth: 3, description: "a value" }, encoding: { x, x2: { field: "end" }, y: { ...y, field: "value" }, color: shade, tooltip } },
    ];
    if (lines.length) {
      layers.push(
        { data: { values: lines }, mark: { type: "rule", strokeDash: [6, 4], strokeWidth: 2, color: colour("target") }, encoding: { y: { ...y, field: "target" } } },
        { data: { values: lines }, mark: { type: "text", align: "left", baseline: "bottom", dy: -5, fontWeight: 600, color: colour("target") }, encoding: { x: { value: 4 }, y: { ...y, field: "target" }, text: { field: "label" } } });
    }
    return { width: "container", height: 300, autosize: { type: "fit-x", contains: "padding" }, padding: { top: 26, left: 0, right: 8, bottom: 0 }, data: { values }, layer: layers };
  };

  const progress = (series, targets) => targets.map((one) => {
    const due = one.due ? ` ${communique.deadline(one.due)}` : "";
    const aim = `Target: ${communique.amount(one.target, series.unit)}${due}, stated in ${communique.plural(one.times, "document")}.`;
    if (one.share === null) return `${aim} No actual figure stands against it.`;
    const pace = one.annualised !== null && one.annualised !== one.latest ? `, at that pace ${communique.amount(Number(one.annualised.toPrecision(3)), series.unit)} in twelve months` : "";
    const still = one.growth ? ` Still needed: growth of ${percent(one.growth)} a year.` : "";
    return `${aim} Latest: ${communique.amount(one.latest, series.unit)} in ${communique.period(one.start, one.end)}${pace}, ${percent(one.share)} of it.${still}`;
  }).join(" ");

  const element = (id) => document.getElementById(id);
  const absent = (place, words) => {
    embedded.get(place)?.finalize();
    embedded.delete(place);
    place.replaceChildren(h("p", { class: "empty" }, words));
  };

  const drawTrade = async (pair, chosen) => {
    const series = seriesOf(pair);
    const one = series.find((candidate) => candidate.name === chosen) || series[0];
    const place = element("trade-chart");
    const select = element("trade-series");
    communique.options(select, series.map(({ name, label }) => [name, label]), one?.name);
    select.disabled = series.length < 2;
    element("trade-progress").textContent = "";
    element("trade-table").replaceChildren();
    if (!one) return absent(place, pair ? `No value of trade between ${named(pair)} is known.` : "No value of trade is known in this release.");
    const targets = targetsOf(pair, one);
    element("trade-progress").textContent = progress(one, targets);
    place.setAttribute("aria-label", `Chart: ${named(pair)}, ${one.label}, ${communique.plural(one.points.length, "value")}`);
    element("trade-table").replaceChildren(table(
      [["Period"], ["Value", "n"], ["Between"], ["Basis"], ["Figures"]],
      one.points.map((point) => [communique.period(point.start, point.end), communique.amount(point.value, one.unit),
        communique.range(point.low, point.high, one.unit), point.basis,
        linked(point)])));
    return embed(place, tradeSpec(one, targets));
  };

  const drawTopics = async (pair) => {
    const place = element("topics-chart");
    const rows = (drawn.topics[pair] || []).map(([topic, year, count]) => ({ topic: communique.words(topic), year, count }));
    element("topics-table").replaceChildren();
    if (!rows.length) return absent(place, "No dated document states a commitment.");
    const totals = new Map();
    for (const { topic, count } of rows) totals.set(topic, (totals.get(topic) || 0) + count);
    const topics = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || (a < b ? -1 : 1));
    const known = rows.map(({ year }) => year);
    const [first, last] = [Math.min(...known), Math.max(...known)];
    const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const counted = new Map(rows.map(({ topic, year, count }) => [`${topic} ${year}`, count]));
    place.setAttribute("aria-label", `Chart: commitments of ${pair ? named(pair) : "all countries"} by topic, ${first} to ${last}`);
    element("topics-table").replaceChildren(table(
      [["Topic"], ...years.map((year) => [String(year), "n"]), ["All", "n"]],
      topics.map((topic) => [topic, ...years.map((year) => communique.integer(counted.get(`${topic} ${year}`) || 0)), communique.integer(totals.get(topic))])));
    const most = Math.max(...rows.map(({ count }) => count));
    const wide = place.clientWidth / years.length > 46;
    const x = { field: "year", type: "ordinal", title: null, scale: { domain: years }, axis: { labelAngle: 0, labelOverlap: true, orient: "top", domain: false, ticks: false } };
    const y = { field: "topic", type: "nominal", sort: topics, title: null, axis: { domain: false, ticks: false, labelLimit: 130 } };
    const layer = [{
      mark: { type: "rect", stroke: colour("paper"), strokeWidth: 2, cornerRadius: 2 },
      encoding: { color: { field: "count", type: "quantitative", legend: null, scale: { domain: [0, most], range: [colour("least"), colour("most")] } } },
    }];
    if (wide) {
      layer.push({
        mark: { type: "text", fontSize: 11 },
        encoding: {
          text: { field: "count", type: "quantitative", format: ",d" },
          // where black and white stand out from a shade alike, by the contrast ratio of WCAG
          color: { condition: { test: "luminance(scale('color', datum.count)) > 0.179", value: "#000" }, value: "#fff" },
        },
      });
    }
    return embed(place, {
      width: "container", height: 26 * topics.length, autosize: { type: "fit-x", contains: "padding" }, data: { values: rows },
      encoding: { x, y, tooltip: ["topic", "year", "count"].map((field) => ({ field, type: "nominal" })) }, layer,
    });
  };

  /* Choosing a pair beyond the first asks for the data of all. */
  const everything = async () => {
    if (drawn === facts.charts) drawn = await communique.load("charts");
    return drawn;
  };

  const choices = (pairs, kept) => pairs.filter(kept).map(([a, b]) => [`${a}-${b}`, `${communique.country(a)} and ${communique.country(b)}`]);
  const fillPairs = (pairs, trade, topics) => {
    const traded = choices(pairs, (pair) => pair[8] > 0);
    if (trade && traded.every(([name]) => name !== trade)) traded.push([trade, named(trade)]);
    communique.options(element("trade-pair"), traded, trade);
    communique.options(element("topics-pair"), [["", "all countries"], ...choices(pairs, (pair) => pair[5] > 0)], topics);
  };

  communique.charts = () => {
    const [trade, topics] = [element("trade-pair"), element("topics-pair")];
    const redraw = () => Promise.all([drawTrade(trade.value, element("trade-series").value), drawTopics(topics.value)]).catch(communique.failed);
    fillPairs(facts.charts.pairs, facts.charts.chosen, "");
    trade.disabled = !trade.options.length;
    const extended = async () => {
      if (facts.charts.pair_count > facts.charts.pairs.length && drawn === facts.charts) {
        fillPairs((await everything()).pairs, trade.value, topics.value);
      }
    };
    for (const select of [trade, topics]) select.addEventListener("focus", () => extended().catch(communique.failed), { once: true });
    const act = (draw) => async () => {
      try {
        await everything();
        await draw();
      } catch (error) {
        communique.failed(error);
      }
    };
    trade.addEventListener("change", act(() => drawTrade(trade.value)));
    element("trade-series").addEventListener("change", act(() => drawTrade(trade.value, element("trade-series").value)));
    topics.addEventListener("change", act(() => drawTopics(topics.value)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    return redraw();
  };
})();
