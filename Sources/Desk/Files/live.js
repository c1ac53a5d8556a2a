// SPDX-License-Identifier: Apache-2.0
// Who else is here, and what they change. A page that only shows is shown anew; one on which somebody works is not.

const { live, here, comma, changed, somebody, reload } = document.body.dataset;
// A browser has six lines to one host: of all its windows one listens, and tells the others what it hears.
const others = live ? new BroadcastChannel(live) : null;
let people = null;
let end = null;

function tell(by) {
  const old = document.querySelector(".notice");
  old?.remove();
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = reload;
  notice.append(`${by ?? somebody}${changed} `, link);
  const status = document.querySelector(".status");
  if (status) status.before(notice);
  else document.querySelector("main").append(notice);
}

async function renew() {
  const focused = document.activeElement?.getAttribute?.("href");
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const y = scrollY;
  const people = document.querySelector(".status .here")?.textContent ?? "";
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const line = document.querySelector(".status .here");
  if (line) line.textContent = people;
  scrollTo(0, y);
  if (focused) document.querySelector(`main a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function hear({ kind, data }) {
  if (kind === "people") {
    people = data;
    const line = document.querySelector(".status .here");
    if (line) line.textContent = data.length ? here + data.join(comma) : "";
  } else if (kind === "changed") {
    const shows = ["board", "list", "proposals", "feeds", "session", "rain"].some((kind) => document.body.classList.contains(kind));
    if (shows && !document.querySelector(".ghost")) renew();
    else tell(data.by);
  }
}

/** Listens for all windows until this one is closed or hidden. */
function listen() {
  return new Promise((release) => {
    const source = new EventSource(live);
    for (const kind of ["people", "changed"]) {
      source.addEventListener(kind, (event) => {
        const heard = { kind, data: JSON.parse(event.data) };
        others.postMessage(heard);
        hear(heard);
      });
    }
    end = () => {
      source.close();
      people = null;
      release();
    };
  });
}

function open() {
  if (!live || end) return;
  const waiting = new AbortController();
  end = () => waiting.abort();
  others.postMessage({ kind: "who" });
  // Without locks, as on a page that came neither through TLS nor from this machine, each window listens for itself.
  if (navigator.locks) navigator.locks.request(live, { signal: waiting.signal }, listen).catch(() => {});
  else listen();
}

function close() {
  end?.();
  end = null;
}

others?.addEventListener("message", (event) => {
  if (!end) return;
  if (event.data.kind !== "who") hear(event.data);
  else if (people) others.postMessage({ kind: "people", data: people });
});

// Pages that nobody sees give their line back, and so does a page that is left, or the next one might wait for it.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) close();
  else open();
});
addEventListener("beforeunload", () => {
  close();
  // What was only a download leaves the page where it is.
  setTimeout(() => { if (!document.hidden) open(); }, 3000);
});
addEventListener("pageshow", (event) => { if (event.persisted) open(); });
open();
