// SPDX-License-Identifier: Apache-2.0
// Who else is here, and what they change. A page that only shows is shown anew; one on which somebody works is not.

const { live, here, comma, changed, somebody, reload } = document.body.dataset;
let source = null;

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

function open() {
  if (!live || source) return;
  source = new EventSource(live);
  source.addEventListener("people", (event) => {
    const names = JSON.parse(event.data);
    const line = document.querySelector(".status .here");
    if (line) line.textContent = names.length ? here + names.join(comma) : "";
  });
  source.addEventListener("changed", (event) => {
    const { by } = JSON.parse(event.data);
    const shows = ["board", "list", "proposals", "feeds", "session", "rain"].some((kind) => document.body.classList.contains(kind));
    if (shows && !document.querySelector(".ghost")) renew();
    else tell(by);
  });
}

function close() {
  source?.close();
  source = null;
}

// A browser has six lines to one host; pages that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) close();
  else open();
});
open();
