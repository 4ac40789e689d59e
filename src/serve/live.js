// Reloads the page when the site has changed. The page says which version it shows and the server says which one is out,
// so that a change between the two is not missed, nor one while the server was down. The browser keeps the scroll position.
"use strict";
(() => {
  const shown = document.currentScript.dataset.version;
  let events;

  const listen = () => {
    if (events || document.visibilityState === "hidden") return;
    events = new EventSource("/.chancery/events");
    events.addEventListener("version", (event) => {
      if (event.data === shown) return;
      leave();
      location.reload();
    });
  };

  const leave = () => {
    events?.close();
    events = undefined;
  };

  // A browser opens six connections to a host at most; a tab that nobody looks at must not hold one of them.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
