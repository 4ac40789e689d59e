// Sends what a person says of a finding. The page comes back by itself once the file is written.
"use strict";
(() => {
  const panel = document.getElementById("chancery-findings");
  const details = panel.querySelector("details");
  const status = panel.querySelector("[role=status]");
  const OPEN = "chancery-findings-open";

  // The panel stays as it was from page to page, and its own place of reading through a reload.
  const remembered = () => {
    try {
      return JSON.parse(sessionStorage.getItem(OPEN)) ?? {};
    } catch {
      return {};
    }
  };
  const remember = (more) => {
    try {
      sessionStorage.setItem(OPEN, JSON.stringify({ ...remembered(), ...more }));
    } catch {
      // A browser that keeps nothing shows the panel closed.
    }
  };
  const { open, top, page, told } = remembered();
  if (open) details.open = true;
  if (page === location.pathname) {
    panel.scrollTop = top ?? 0;
    if (told) status.textContent = told;
  }
  remember({ told: "" });
  details.addEventListener("toggle", () => remember({ open: details.open }));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });

  // Enter in a speaker's field sets it.
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.target.closest("li").querySelector("[value=by]").click();
  });

  panel.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const item = button.closest("li");
    const { list, entry } = item.dataset;
    const speaker = button.value === "by" ? item.querySelector("input").value : undefined;
    const buttons = panel.querySelectorAll("button");
    for (const each of buttons) each.disabled = true;
    status.textContent = "Writing…";
    try {
      const answer = await fetch("/.chancery/verdict", {
        method: "POST",
        headers: { "content-type": "application/json", "x-chancery-token": panel.dataset.token },
        body: JSON.stringify({ page: panel.dataset.page, list, entry, says: button.value, speaker }),
      });
      status.textContent = (await answer.text()).trim();
      if (answer.ok) remember({ page: location.pathname, top: panel.scrollTop, told: status.textContent });
    } catch {
      status.textContent = "The preview does not answer; start it again and reload the page.";
    }
    for (const each of buttons) each.disabled = false;
  });
})();
