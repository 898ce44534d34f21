"use strict";
// A mistake in the rulebook leads to its place in the text. Without it the places are told all the same.
(() => {
  const text = document.getElementById("text");

  function offset(line, column) {
    let at = 0;
    for (let i = 1; i < line && at >= 0; i++) at = text.value.indexOf("\n", at) + 1 || text.value.length;
    return Math.min(at + column - 1, text.value.length);
  }

  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", event => {
      event.preventDefault();
      const at = offset(Number(link.dataset.line), Number(link.dataset.column));
      text.focus({preventScroll: true});
      text.setSelectionRange(at, at + 1);
      const box = text.closest(".editor");
      const height = parseFloat(getComputedStyle(text).lineHeight);
      box.scrollTop = height * (Number(link.dataset.line) - 1) - box.clientHeight / 2;
      box.scrollIntoView({block: "nearest"});
    });
  }
})();
