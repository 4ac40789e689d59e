// Sets the reader's choice of theme before the page is painted, so that it never flashes in the other one.
(() => {
  try {
    const chosen = localStorage.getItem("chancery-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Without storage the page follows the system's setting.
  }
})();
