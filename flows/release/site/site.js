"use strict";
/* Which part of the site is seen: the part behind # in the address says so, and can be kept as a link. */
(() => {
  const { facts } = communique;
  const views = [...document.querySelectorAll(".view")];
  const made = new Map();
  const home = document.title;

  communique.failed = (error) => {
    const notice = document.getElementById("failure");
    notice.textContent = `Something could not be shown: ${error.message}`;
    notice.hidden = false;
  };

  /* An id of a row leads to its ledger, `table-` and `terms-` to the dictionary, all else names a view. */
  const destination = () => {
    const [name, query] = decodeURIComponent(location.hash.slice(1)).split("?", 2);
    const parameters = new URLSearchParams(query);
    const prefix = /^[a-z]{3}_[0-9a-f]{16}$/.test(name) ? name.slice(0, 3) : null;
    const ledger = Object.keys(facts.ledgers).find((one) => facts.ledgers[one].prefix === prefix);
    if (ledger || prefix === "chk") {
      parameters.set("id", name);
      return [ledger || "conflicts", parameters];
    }
    const entry = /^(table|terms)-/.test(name) && document.getElementById(name);
    if (entry) return ["dictionary", parameters, entry];
    return [views.some((view) => view.id === name) ? name : "overview", parameters];
  };

  const page = (view) => {
    if (!made.has(view.id)) {
      if (view.dataset.ledger) made.set(view.id, new communique.Ledger(view));
      else if (view.id === "conflicts") made.set(view.id, new communique.Conflicts(view));
      else if (view.id === "overview") made.set(view.id, { show: once(communique.charts) });
      else made.set(view.id, { show: () => undefined });
    }
    return made.get(view.id);
  };
  const once = (act) => {
    let done;
    return () => (done ??= act());
  };

  const go = async (moved) => {
    const [name, parameters, entry] = destination();
    for (const view of views) view.hidden = view.id !== name;
    for (const link of document.querySelectorAll(".masthead nav a")) {
      if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const view = document.getElementById(name);
    document.title = name === "overview" ? home : `${view.querySelector("h1").textContent} – communique`;
    if (moved) {
      scrollTo(0, 0);
      view.querySelector("h1").focus({ preventScroll: true });
    }
    if (entry) {
      entry.open = true;
      entry.scrollIntoView();
      entry.querySelector("summary").focus({ preventScroll: true });
    }
    try {
      await page(view).show(parameters);
    } catch (error) {
      communique.failed(error);
    }
  };

  document.documentElement.classList.add("routed");
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  addEventListener("hashchange", () => go(true));
  go(false);
})();
