"use strict";
// Shows how far a backtest is while it is looked at, and what came out once it has ended. Without it the page is loaded anew.
(() => {
  const part = document.getElementById("backtest");

  async function look() {
    let answered = false;
    try {
      const answer = await fetch(part.dataset.progress, {headers: {Accept: "text/html"}});
      if (answer.status === 404) return location.reload();
      answered = answer.ok;
      if (answered) {
        const html = await answer.text();
        const shown = new DOMParser().parseFromString(html, "text/html").querySelector("[data-running]");
        if (shown.dataset.running !== "true") return location.reload();
        show(shown);
      }
    } catch {
      answered = false;
    }
    document.getElementById("lost").hidden = answered;
    setTimeout(look, 1000);
  }

  /** The bar itself stays, so that it moves. */
  function show(shown) {
    const bar = part.querySelector("progress"), text = part.querySelector("[data-running] p");
    bar.value = shown.querySelector("progress").value;
    text.replaceWith(shown.querySelector("p"));
  }

  setTimeout(look, 500);
})();
