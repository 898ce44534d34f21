"use strict";
// The keyboard: which key does what is written in the page (data-key, data-card-key). Without it the page works too.
(() => {
  /** The sign that is meant, whatever the layout: letters and / by their place where the layout has no Latin ones. */
  function signOf(event) {
    if (event.code === "Slash" && (event.key === "." || event.key === ",")) return event.shiftKey ? "?" : "/";
    if (event.key.length === 1 && event.key > "\x7f" && event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
    return event.key;
  }

  function open(details) {
    details.open = true;
    const field = details.querySelector("input:not([type=hidden]), textarea, select");
    (details.querySelector("input[type=radio]:checked") ?? field)?.focus();
  }

  function use(target) {
    if (target.tagName === "DETAILS") open(target);
    else if (target.matches("input, textarea")) target.select(), target.focus();
    else target.click();
  }

  function step(by) {
    const cards = [...document.querySelectorAll(".card h2 a")].filter(a => a.checkVisibility());
    const at = cards.indexOf(document.activeElement.closest?.(".card")?.querySelector("h2 a"));
    const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
    next?.focus();
    next?.closest(".card").scrollIntoView({block: "nearest"});
  }

  let going = 0;

  /** The letter behind g leads to another screen; nothing comes of g alone. */
  function go(sign) {
    const link = performance.now() < going && document.querySelector(`[data-go="${sign}"]`);
    going = sign === "g" ? performance.now() + 1500 : 0;
    if (link) location.assign(link.href);
    return link || sign === "g";
  }

  function leave() {
    const open = document.activeElement.closest?.("details.command[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else document.activeElement.blur?.();
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return event.target.closest?.("form")?.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return leave();
    if (event.target.closest?.("input, textarea, select")) return;
    const sign = signOf(event);
    if (/^[a-z]$/.test(sign) && go(sign)) return event.preventDefault();
    if (sign === "j" || sign === "k") {
      event.preventDefault();
      return step(sign === "j" ? 1 : -1);
    }
    if (sign === "?") return document.getElementById("keys")?.showModal();
    if (!/^[a-z/]$/.test(sign)) return;
    const here = document.activeElement.closest?.(".card")?.querySelector(`[data-card-key="${sign}"]`);
    const target = here ?? document.querySelector(`[data-key="${sign}"]`);
    if (target) {
      event.preventDefault();
      use(target);
    }
  });
  document.querySelector("[data-opens=keys]")?.addEventListener("click", () => document.getElementById("keys").showModal());
})();
