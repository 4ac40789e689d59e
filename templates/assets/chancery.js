// What scripts add to a page that is whole without them: the theme switch, all places of a tag at once, a
// list that narrows, the present section in sight.
(() => {
  const root = document.documentElement;
  const after = { auto: "light", light: "dark", dark: "auto" };

  const remember = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem("chancery-theme");
      else localStorage.setItem("chancery-theme", theme);
    } catch {
      // The choice then holds for this page only.
    }
  };

  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    const show = () => {
      button.textContent = button.dataset[root.dataset.theme ?? "auto"];
    };
    button.addEventListener("click", () => {
      const theme = after[root.dataset.theme ?? "auto"];
      if (theme === "auto") delete root.dataset.theme;
      else root.dataset.theme = theme;
      remember(theme);
      show();
    });
    show();
    button.hidden = false;
  }

  // `/` leads to the search box, but not away from a field that somebody is writing in.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("[data-search]");
    try {
      if (!box || localStorage.getItem("chancery-slash") === "off") return;
    } catch {
      // Without storage nobody can have switched it off.
    }
    event.preventDefault();
    box.focus();
    box.select();
  });

  // A tag's number shows all its places in the text, and leads to the next one each time.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-t]");
    if (!link) return;
    for (const place of document.querySelectorAll(".text .on")) place.classList.remove("on");
    const places = [...document.querySelectorAll(`.text [data-t="${link.dataset.t}"]`)];
    for (const place of places) place.classList.add("on");
    const anchors = places.map((place) => place.id).filter(Boolean);
    const next = anchors[(anchors.indexOf(link.hash.slice(1)) + 1) % anchors.length];
    // Only after the browser has followed the link as it stands.
    if (next) setTimeout(() => (link.hash = next));
  });

  // A field that narrows lists while it is typed in, whatever accents and capitals the names have.
  const plain = (text) => text.normalize("NFD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase();
  for (const box of document.querySelectorAll("[data-narrow]")) {
    const [field, count] = [box.querySelector("input"), box.querySelector("output")];
    const groups = [...document.querySelectorAll("[data-group]")];
    const items = [...document.querySelectorAll("[data-group] li, [data-filtered]")].map((item) => [item, plain(item.textContent)]);
    const narrow = () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [item, text] of items) {
        item.hidden = !words.every((word) => text.includes(word));
        shown += !item.hidden;
      }
      for (const group of groups) {
        group.hidden = !group.querySelector("li:not([hidden])");
        const way = document.querySelector(`.jump a[href="#${group.getAttribute("aria-labelledby")}"]`);
        if (way) way.parentElement.hidden = group.hidden;
      }
      const say = (number) => number.toLocaleString(root.lang);
      const told = box.dataset.shown.replace("{shown}", say(shown)).replace("{all}", say(items.length));
      count.textContent = words.length ? told : "";
    };
    field.addEventListener("input", narrow);
    box.hidden = false;
    // The browser keeps what was typed when the reader comes back.
    narrow();
  }

  // On a phone the sections are a row that scrolls: the present one is brought into it.
  const present = document.querySelector(".sections [aria-current]");
  if (present) {
    const row = present.closest("ul");
    const [edges, own] = [row.getBoundingClientRect(), present.getBoundingClientRect()];
    if (own.right > edges.right) row.scrollLeft += own.right - edges.right + 20;
    else if (own.left < edges.left) row.scrollLeft -= edges.left - own.left + 20;
  }

  // Older browsers do not open a closed part of the page when a link leads into it.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details:not([open])");
    if (!details) return;
    details.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
