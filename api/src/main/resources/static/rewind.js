"use strict";
// The slider tells the moment that it stands at, and leads there when it is let go; the field is in the reader's zone. Without it
// both are sent by their buttons, in UTC.
(() => {
  const two = n => String(n).padStart(2, "0");

  function local(d) {
    return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
  }

  const at = document.querySelector("[data-rewind-at]");
  const slide = document.querySelector("[data-rewind]");
  if (!at || !slide) return;

  const field = at.elements.namedItem("asof");
  const sent = document.createElement("input");
  sent.type = "hidden";
  sent.name = "asof";
  field.removeAttribute("name");
  field.value = local(new Date(field.value + "Z"));
  at.append(sent);
  at.addEventListener("submit", () => {
    sent.value = new Date(field.value).toISOString();
  });

  const range = slide.elements.namedItem("step");
  range.addEventListener("input", () => {
    field.value = local(new Date(Date.now() + range.value * range.dataset.minutes * 60000));
  });
  range.addEventListener("change", () => slide.requestSubmit());
})();
