"use strict";
// Helps to write MQL: what can stand at the cursor, and what is wrong where. Without it the server tells what is wrong.
(() => {
  const JSON_TYPE = {"Content-Type": "application/json", Accept: "application/json"};

  function build(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Answers the last question only; null for one that was overtaken or failed. */
  function asking(address) {
    let last = null;
    return async body => {
      last?.abort();
      const mine = last = new AbortController();
      try {
        const answer = await fetch(address, {method: "POST", headers: JSON_TYPE, body: JSON.stringify(body), signal: mine.signal});
        return answer.ok && mine === last ? await answer.json() : null;
      } catch {
        return null;
      }
    };
  }

  function checking(input, output, scope) {
    const ask = asking("/api/v1/mql/check");

    function pieces(text, problems) {
      const wrong = new Uint8Array(text.length + 1);
      for (const {from, to} of problems) wrong.fill(1, from, Math.max(to, from + 1));
      const code = build("code", {});
      for (let from = 0; from <= text.length;) {
        let to = from + 1;
        while (to <= text.length && wrong[to] === wrong[from]) to++;
        const part = text.slice(from, to);
        if (wrong[from]) code.append(build("u", {}, part));
        else code.append(part);
        from = to;
      }
      return code;
    }

    return async () => {
      const text = input.value;
      const check = await ask({text, scope});
      if (!check || input.value !== text) return;
      input.setAttribute("aria-invalid", String(!check.understood));
      output.replaceChildren();
      if (check.understood) return;
      output.append(pieces(text, check.problems));
      for (const {column, message} of check.problems) {
        output.append(build("span", {class: "mistake"}, build("b", {}, output.dataset.column.replace("{0}", column) + ":"), " " + message));
      }
    };
  }

  function completing(line, input, scope, changed) {
    const ask = asking("/api/v1/mql/complete");
    const list = build("ul", {role: "listbox", id: "proposals", hidden: ""});
    list.setAttribute("aria-label", input.getAttribute("aria-label"));
    line.append(list);
    for (const [key, value] of Object.entries({role: "combobox", "aria-controls": "proposals", "aria-expanded": "false", "aria-autocomplete": "list"})) input.setAttribute(key, value);
    let offered = null, active = -1;

    function hide() {
      offered = null;
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(at) {
      list.children[active]?.removeAttribute("aria-selected");
      active = at;
      const item = list.children[at];
      if (!item) return input.removeAttribute("aria-activedescendant");
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({block: "nearest"});
      input.setAttribute("aria-activedescendant", item.id);
    }

    function accept(at) {
      const {from, proposals} = offered;
      const to = Math.max(from, offered.to + input.value.length - offered.text.length); // written since is of the same word
      const {kind, text} = proposals[at];
      const rest = input.value.slice(to);
      const gap = kind === "function" || text.endsWith("(") || /^[\s,)]/.test(rest) ? "" : " ";
      input.value = input.value.slice(0, from) + text + gap + rest;
      const cursor = from + text.length + gap.length;
      input.setSelectionRange(cursor, cursor);
      hide();
      input.focus();
      propose();
      changed();
    }

    /** What was chosen stays so, where it is still offered. */
    function show(answer, text) {
      const chosen = offered?.proposals[active]?.text;
      offered = {...answer, text};
      list.replaceChildren(...answer.proposals.map(({kind, text, detail, count}, i) => {
        const item = build("li", {role: "option", id: "proposal-" + i, class: kind},
          build("code", {}, text), build("span", {class: "dim"}, [detail, count || ""].filter(Boolean).join(" · ")));
        item.addEventListener("mousedown", event => {
          event.preventDefault();
          accept(i);
        });
        return item;
      }));
      list.hidden = false;
      active = -1;
      input.setAttribute("aria-expanded", "true");
      mark(answer.proposals.findIndex(proposal => proposal.text === chosen));
    }

    async function propose() {
      const text = input.value, cursor = input.selectionStart;
      const answer = await ask({text, cursor, scope});
      if (input.value !== text || document.activeElement !== input) return;
      if (answer?.proposals.length) show(answer, text);
      else hide();
    }

    input.addEventListener("keydown", event => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !offered) propose();
      if (!offered) return;
      const many = offered.proposals.length;
      const used = {
        ArrowDown: () => mark((active + 1) % many),
        ArrowUp: () => mark(active <= 0 ? many - 1 : active - 1),
        Escape: hide,
        Tab: () => accept(Math.max(active, 0)),
        Enter: active >= 0 ? () => accept(active) : null,
      }[event.key];
      if (!used || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      used();
    });
    input.addEventListener("blur", hide);
    input.addEventListener("input", propose);
    return hide;
  }

  for (const line of document.querySelectorAll("[data-mql]")) {
    const input = line.querySelector("input");
    const {scope} = line.dataset;
    const check = checking(input, line.querySelector("output"), scope);
    let soon = 0;
    const later = () => {
      clearTimeout(soon);
      soon = setTimeout(check, 300);
    };
    completing(line, input, scope, later);
    input.addEventListener("input", later);
  }
})();
