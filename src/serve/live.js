// Shows what has changed. The page says which state it shows and the server says which one is out, so that a change
// between the two is not missed, nor one while the server was down. Where only styles have changed they are swapped;
// otherwise the page is loaded again, and the browser keeps the scroll position.
"use strict";
(() => {
  const shown = { ...document.currentScript.dataset };
  let events;

  const listen = () => {
    if (events || document.visibilityState === "hidden") return;
    events = new EventSource("/.chancery/events");
    events.addEventListener("version", (event) => {
      const out = JSON.parse(event.data);
      if (out.page !== shown.version) {
        leave();
        location.reload();
      } else if (out.style !== shown.style) {
        shown.style = out.style;
        out.sheets.forEach(swap);
      }
    });
  };

  const leave = () => {
    events?.close();
    events = undefined;
  };

  // A sheet is named after its content, so another one of the same name stands in for it, and is there before it goes.
  const bare = (address) => address.replace(/-[0-9a-f]{8}\.css$/, "");
  const swap = (address) => {
    const next = new URL(address, location.href).href;
    for (const link of document.querySelectorAll("link[rel=stylesheet]:not([data-leaving])")) {
      if (link.href === next || bare(link.href) !== bare(next)) continue;
      const fresh = link.cloneNode();
      fresh.href = next;
      link.dataset.leaving = "";
      fresh.addEventListener("load", () => link.remove());
      fresh.addEventListener("error", () => location.reload());
      link.after(fresh);
    }
  };

  // A browser opens six connections to a host at most; a tab that nobody looks at must not hold one of them.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
