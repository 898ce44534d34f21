"use strict";
// Times in the reader's zone, deadlines that count down, a queue that keeps itself fresh. Without it the page works too.
(() => {
  const two = n => String(n).padStart(2, "0");

  function local(iso) {
    const d = new Date(iso);
    return `${two(d.getDate())}.${two(d.getMonth() + 1)} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
  }

  function zone() {
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const minutes = -new Date().getTimezoneOffset();
    const offset = `${minutes < 0 ? "−" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
    return name ? `${name} (${offset})` : offset;
  }

  function between(seconds) {
    const d = Math.floor(seconds / 86400), h = Math.floor(seconds / 3600) % 24, m = Math.floor(seconds / 60) % 60;
    if (d > 0) return h ? `${d}d ${h}h` : `${d}d`;
    return h > 0 ? `${h}h ${two(m)}m` : `${two(m)}:${two(Math.floor(seconds) % 60)}`;
  }

  function localise(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const iso = time.getAttribute("datetime");
      if (!("ago" in time.dataset)) time.textContent = local(iso);
      time.title = `${local(iso)} · ${iso}`;
    }
  }

  function count() {
    for (const due of document.querySelectorAll("[data-due]")) {
      const left = (new Date(due.dataset.due) - Date.now()) / 1000;
      const late = left < 0;
      const text = (late ? due.dataset.late : due.dataset.in).replace("{0}", between(Math.abs(left)));
      if (due.textContent !== text) due.textContent = text;
      due.classList.toggle("late", late);
      due.classList.toggle("soon", !late && left < 300);
      due.closest(".card")?.classList.toggle("late", late);
    }
  }

  function length(seconds) {
    const pair = (large, a, small, b) => `${Math.floor(seconds / large)}${a}` + (Math.floor(seconds % large / small) ? ` ${Math.floor(seconds % large / small)}${b}` : "");
    if (seconds < 60) return `${Math.floor(seconds)}s`;
    return seconds < 3600 ? pair(60, "m", 1, "s") : seconds < 86400 ? pair(3600, "h", 60, "m") : pair(86400, "d", 3600, "h");
  }

  function age() {
    for (const time of document.querySelectorAll("time[data-ago]")) {
      const text = time.dataset.words.replace("{0}", length(Math.max(0, (Date.now() - new Date(time.dateTime)) / 1000)));
      if (time.textContent !== text) time.textContent = text;
    }
  }

  function title(queue) {
    const waiting = queue.querySelector("[data-waiting]")?.dataset.waiting;
    document.title = waiting ? `(${waiting}) Tocsin` : "Tocsin";
  }

  function show(queue, html) {
    const open = new Set([...queue.querySelectorAll("details[open]")].map(d => d.id));
    const focus = document.activeElement?.closest?.("#queue .card")?.id;
    queue.innerHTML = html;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    localise(queue);
    count();
    title(queue);
    if (focus) document.getElementById(focus)?.querySelector("h2 a")?.focus({preventScroll: true});
  }

  async function refresh(queue) {
    let answered = false;
    try {
      const answer = await fetch(queue.dataset.refresh + location.search, {headers: {Accept: "text/html"}});
      answered = answer.ok;
      if (answered) show(queue, await answer.text());
    } catch {
      answered = false;
    }
    document.getElementById("lost").hidden = answered;
  }

  /** Tells soon after something has changed, while the page is looked at; what changes together is told once. */
  function listen(address, changed) {
    let stream = null, waiting = 0;
    const later = () => waiting ||= setTimeout(() => (waiting = 0, changed()), 300);
    const follow = () => {
      if (document.hidden || stream) return;
      stream = new EventSource(address);
      for (const name of ["incident", "gone", "reset"]) stream.addEventListener(name, later);
    };
    const leave = () => (stream?.close(), stream = null);
    document.addEventListener("visibilitychange", () => document.hidden ? leave() : follow());
    addEventListener("pagehide", leave);
    follow();
    return () => stream?.readyState === EventSource.OPEN;
  }

  /** Refreshed when something changes, and now and then besides: what time alone brings is told by nobody. */
  function keepFresh(queue) {
    const live = queue.dataset.stream ? listen(queue.dataset.stream, () => refresh(queue)) : () => false;
    const loop = async () => {
      if (!document.hidden) await refresh(queue);
      setTimeout(loop, live() ? 30000 : 5000);
    };
    setTimeout(loop, 5000);
    document.addEventListener("visibilitychange", () => document.hidden || refresh(queue));
  }

  for (const here of document.querySelectorAll("[data-zone]")) here.textContent = zone();
  for (const field of document.querySelectorAll("[data-zone-name]")) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  localise(document);
  count();
  setInterval(() => (count(), age()), 1000);
  const command = location.hash.startsWith("#do-") && document.getElementById(location.hash.slice(1));
  if (command) command.open = true;
  const queue = document.getElementById("queue");
  if (queue) {
    title(queue);
    if (queue.dataset.refresh) keepFresh(queue);
  }
})();
