// What scripts add to a page that is whole without them: the theme switch, and evidence that opens for print.
(() => {
  const root = document.documentElement;
  const words = { auto: "Theme: auto", light: "Theme: light", dark: "Theme: dark" };
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
      button.textContent = words[root.dataset.theme ?? "auto"];
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
