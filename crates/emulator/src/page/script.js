// Keeps the page up to date: when the feed tells of something, the page is fetched again and the
// parts that show it are replaced. Without this script, reloading the page does the same.
"use strict";

(() => {
  const FEED = "/_emulator/feed";
  const KINDS = ["event", "delivery", "request", "change", "reload"];
  // No more than one fetch in this many milliseconds, however much happens.
  const REST = 400;

  const parts = [...document.querySelectorAll("[data-live]")];
  const button = document.getElementById("live");
  if (parts.length === 0 || !button || !window.EventSource) return;

  let source = null;
  let last = button.dataset.last;
  let paused = false;
  let busy = false;
  // Something is not shown yet; it was told of while the page was fetched.
  let stale = false;
  let again = false;

  /** How to find the element with the focus in another copy of its part; null if it is elsewhere. */
  const focusIn = (part) => {
    const element = document.activeElement;
    if (element === part || !part.contains(element)) return null;
    const row = element.closest("[data-key]")?.dataset.key;
    const place = element.getAttribute("href") ?? element.getAttribute("name");
    return (copy) =>
      [...copy.querySelectorAll(element.localName)].find(
        (other) =>
          other.closest("[data-key]")?.dataset.key === row &&
          (other.getAttribute("href") ?? other.getAttribute("name")) === place,
      );
  };

  // New lines go in front of the known ones, which stay, so that only new ones are read out.
  const mergeList = (part, fresh) => {
    const known = new Set([...part.children].map((line) => line.dataset.key));
    const wanted = new Set([...fresh.children].map((line) => line.dataset.key));
    for (const line of [...part.children]) {
      if (!wanted.has(line.dataset.key)) line.remove();
    }
    const first = part.firstChild;
    for (const line of [...fresh.children]) {
      if (known.has(line.dataset.key)) continue;
      const added = document.adoptNode(line);
      added.classList.add("fresh");
      part.insertBefore(added, first);
    }
  };

  const replace = (part, fresh) => {
    if (part.innerHTML === fresh.innerHTML) return;
    const counterpart = focusIn(part);
    // Nobody loses their place: what has no row any more is shown until the focus leaves it.
    if (counterpart && !counterpart(fresh)) {
      stale = true;
      return;
    }
    const known = new Set([...part.querySelectorAll("[data-key]")].map((row) => row.dataset.key));
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
    for (const row of part.querySelectorAll("[data-key]")) {
      if (known.size > 0 && !known.has(row.dataset.key)) row.classList.add("fresh");
    }
    if (counterpart) counterpart(part)?.focus({ preventScroll: true });
  };

  const refresh = async () => {
    if (busy || paused) {
      stale = again = true;
      return;
    }
    busy = true;
    stale = again = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of parts) {
          const fresh = page.getElementById(part.id);
          if (!fresh) continue;
          if ("list" in part.dataset) mergeList(part, fresh);
          else replace(part, fresh);
        }
      }
    } catch {
      // The emulator has stopped; the feed comes back when it does, and asks for a reload.
    }
    setTimeout(() => {
      busy = false;
      if (stale && again) refresh();
    }, REST);
  };

  const listen = () => {
    if (source || paused || document.hidden) return;
    source = new EventSource(`${FEED}?after=${last}`);
    for (const kind of KINDS) {
      source.addEventListener(kind, (happening) => {
        last = happening.lastEventId || last;
        const shown = parts.some((part) => part.dataset.live.split(" ").includes(kind));
        if (shown || kind === "reload") refresh();
      });
    }
  };

  // A browser has few connections to one server: pages that nobody sees give theirs back.
  const hush = () => {
    if (source) source.close();
    source = null;
  };

  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    paused = !paused;
    button.setAttribute("aria-pressed", String(paused));
    if (paused) hush();
    else listen();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  document.addEventListener("focusout", () => setTimeout(() => stale && !paused && refresh(), 0));
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);
  listen();
})();
