// Searches the index that lies beside the page. What was looked for stays in the address, so it can be sent on.
(() => {
  const form = document.querySelector("form[data-index]");
  if (!form) return;
  const part = (name) => document.querySelector(`[data-${name}]`);
  const box = form.elements.q;
  const selects = [...form.querySelectorAll("select[data-filter]")];
  const [filters, status, list, more] = ["filters", "status", "results", "more"].map(part);
  const STEP = 10;
  // What the page says comes from the page, in its language.
  const messages = JSON.parse(form.dataset.words);
  const plurals = new Intl.PluralRules(messages.lang);
  const written = (number) => number.toLocaleString(messages.lang);
  const say = (key, count, words) => {
    const message = messages[key];
    const text = typeof message === "string" ? message : (message[plurals.select(count)] ?? message.other);
    const slots = { count: written(count), words };
    return text.replace(/\{(count|words)\}/g, (_, name) => slots[name]);
  };
  const plain = (name) => name.trim().toLowerCase().replaceAll("’", "'");
  // A name without case, accents and what divides its words, so that an address may have it as a person writes it.
  const bare = (name) => name.normalize("NFD").replace(/[^\p{L}\p{N}]|ʼ/gu, "").toLowerCase();
  const codes = new Map((form.dataset.codes ?? "").split("|").map((pair) => [pair.slice(0, 2), pair.slice(3)]));
  let turn = 0;
  let engine;
  let found = [];

  // Without a worker, whose address would need a Trusted Types policy; a search takes milliseconds.
  const load = () =>
    (engine ??= import(`${form.dataset.index}pagefind.js`).then(async (pagefind) => {
      const instance = pagefind.createInstance({
        basePath: form.dataset.index,
        baseUrl: form.dataset.home,
        noWorker: true,
        excerptLength: 36,
        excerptEllipsis: "…",
      });
      await instance.init();
      offer(await instance.filters());
      return instance;
    }));

  // Names in order; years with the newest first.
  const offer = (all) => {
    for (const select of selects) {
      const values = Object.keys(all[select.name] ?? {}).sort((a, b) => a.localeCompare(b, document.documentElement.lang));
      if (select.name === "year") values.reverse();
      for (const value of values) select.add(new Option(value, value));
      select.parentElement.hidden = values.length < 2;
    }
    filters.hidden = false;
    restore();
  };

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    box.value = asked.get("q") ?? "";
    for (const select of [...selects, form.elements.sort]) {
      let value = asked.get(select.name) ?? "";
      if (select.name === "country") value = codes.get(value.toUpperCase()) ?? value;
      select.value = value;
      if (select.selectedIndex >= 0) continue;
      // What the index does not have cannot be chosen.
      const known = bare(value) && [...select.options].find((option) => bare(option.value) === bare(value));
      select.value = known ? known.value : "";
    }
  };

  const remember = (keep) => {
    const asked = new URLSearchParams();
    for (const field of [box, ...selects, form.elements.sort]) {
      const value = field.value.trim();
      if (value) asked.set(field.name, value);
    }
    const query = asked.toString();
    const address = location.pathname + (query && `?${query}`);
    if (address !== location.pathname + location.search) history[keep](null, "", address);
  };

  const chosen = (but) =>
    Object.fromEntries(selects.filter((select) => select.value && select !== but).map((select) => [select.name, select.value]));

  const search = async () => {
    const own = ++turn;
    const words = box.value.trim();
    try {
      const pagefind = await load();
      if (own !== turn) return;
      const term = box.value.trim() || null;
      const sort = form.elements.sort.value ? { date: "desc" } : {};
      const narrowed = Object.keys(chosen()).length > 0;
      if (!term && !narrowed) {
        show([], "");
        count(await Promise.all(selects.map(() => pagefind.search(null))));
        return;
      }
      const answer = await pagefind.search(term, { filters: chosen(), sort });
      // A filter counts what choosing otherwise in it would give, so it is left out of its own count.
      const without = await Promise.all(
        selects.map((select) => (select.value ? pagefind.search(term, { filters: chosen(select) }) : answer)),
      );
      if (own !== turn) return;
      count(without);
      const number = answer.results.length;
      if (number > 0) await show(answer.results, say(term ? "results_for" : "results", number, term), own);
      else show([], say(`nothing${term ? "_for" : ""}${narrowed ? "_filtered" : ""}`, 0, term));
    } catch {
      engine = undefined;
      if (own === turn && (words || location.search)) {
        show([], messages.failed);
      }
    }
  };

  const count = (answers) => {
    selects.forEach((select, at) => {
      const counts = answers[at].filters?.[select.name] ?? {};
      for (const option of select.options) {
        if (!option.value) continue;
        const number = counts[option.value] ?? 0;
        option.textContent = `${option.value} (${written(number)})`;
        option.hidden = option.disabled = number === 0 && !option.selected;
      }
    });
  };

  const show = async (results, words, own = turn) => {
    found = results;
    const first = await Promise.all(results.slice(0, STEP).map((result) => result.data()));
    if (own !== turn) return;
    // What has just this name comes before what says it often.
    const asked = plain(box.value);
    if (!form.elements.sort.value) first.sort((a, b) => (plain(b.meta.title) === asked) - (plain(a.meta.title) === asked));
    list.replaceChildren(...first.map(item));
    status.textContent = words;
    more.hidden = found.length <= STEP;
  };

  const element = (name, words = "", className = "") => {
    const made = document.createElement(name);
    made.textContent = words;
    if (className) made.className = className;
    return made;
  };

  const item = ({ url, meta, excerpt }) => {
    const made = element("li");
    const title = element("h2");
    const link = element("a", meta.title);
    link.href = url;
    title.append(link);
    const facts = element("p", meta.kind, "facts");
    if (meta.day) {
      const day = element(meta.date ? "time" : "span", meta.day);
      if (meta.date) day.dateTime = meta.date;
      facts.append(" · ", day);
    }
    const words = element("p", "", "excerpt");
    // Pagefind gives text with two kinds of escape and one element in it; it is read as text and never as markup.
    let marked = false;
    for (const piece of excerpt.split(/(<\/?mark>)/)) {
      if (piece === "<mark>" || piece === "</mark>") marked = piece === "<mark>";
      else if (piece) {
        const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
        words.append(marked ? element("mark", text) : text);
      }
    }
    made.append(title, facts);
    // A page without a description is found by its name, which need not be read twice.
    if (words.textContent !== meta.title) made.append(words);
    return made;
  };

  more.addEventListener("click", async () => {
    const own = turn;
    const at = list.children.length;
    const next = await Promise.all(found.slice(at, at + STEP).map((result) => result.data()));
    if (own !== turn || list.children.length !== at) return;
    list.append(...next.map(item));
    more.hidden = found.length <= list.children.length;
    list.children[at]?.querySelector("a").focus();
  });

  let pause;
  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember("replaceState");
      search();
    }, 250);
  });
  box.addEventListener("focus", () => load().catch(() => (engine = undefined)), { once: true });
  form.addEventListener("change", (event) => {
    if (event.target === box) return;
    remember("pushState");
    search();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember("pushState");
    search();
  });
  addEventListener("popstate", () => {
    restore();
    search();
  });

  // A key without a modifier may be in the way of those who speak to their computer, so it can be switched off.
  const shortcut = part("shortcut");
  const wanted = shortcut.querySelector("input");
  try {
    wanted.checked = localStorage.getItem("chancery-slash") !== "off";
    wanted.addEventListener("change", () => {
      if (wanted.checked) localStorage.removeItem("chancery-slash");
      else localStorage.setItem("chancery-slash", "off");
    });
    shortcut.hidden = false;
  } catch {
    // Without storage the choice could not be kept, so it is not offered.
  }

  restore();
  if (location.search) search();
})();
