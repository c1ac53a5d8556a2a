// SPDX-License-Identifier: Apache-2.0
// Keys, and sessions lifted with the mouse or a finger. The pages say and do everything without this.

const main = () => document.querySelector("main");
const isTyping = (target) => target instanceof Element && target.closest("input, select, textarea");

async function fetched(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  return { response, text: await response.text() };
}

/** Shows another page of ours in the place of this one, with the focus on the same link if it is still there. */
async function show(address, isNew = false, coming = fetched(address)) {
  const { response, text } = await coming;
  if (!response.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(text, "text/html");
  const y = scrollY;
  document.title = page.title;
  document.body.className = page.body.className;
  main().replaceWith(page.querySelector("main"));
  history[isNew ? "pushState" : "replaceState"](null, "", response.url);
  scrollTo(0, y);
  const path = new URL(address, location.href);
  [...main().querySelectorAll("a")].find((a) => a.href === path.href)?.focus({ preventScroll: true });
}

addEventListener("popstate", () => location.reload());

// Marks: a click reads them in place.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".mark[href], .reason .actions a, .places a");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href);
});

/** The mark that has the focus, or else the chosen one. */
function step(list, by) {
  if (list.length === 0) return;
  const focused = list.indexOf(document.activeElement);
  const at = focused >= 0 ? focused : list.findIndex((mark) => mark.hasAttribute("aria-current"));
  const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
  list[next].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && held) return drop(null);
  if (isTyping(event.target)) return;
  const marks = [...document.querySelectorAll(".marks a.mark")];
  const possible = marks.filter((mark) => !mark.classList.contains("v-forbidden"));
  const session = document.activeElement?.closest?.("[data-session]");
  switch (event.key) {
    case "/": document.querySelector(".find input")?.focus(); break;
    case "m": case "M":
      if (session) location.assign(`${session.getAttribute("href")}/weigh`);
      else document.querySelector("[aria-keyshortcuts='m']")?.click();
      break;
    case "l": case "L": case "z": case "Z": case "b": case "B": case "r": case "R":
      document.querySelector(`[aria-keyshortcuts='${event.key.toLowerCase()}']`)?.click();
      break;
    case "n": case "N": step(possible, 1); break;
    case "p": case "P": step(possible, -1); break;
    case "ArrowRight": if (marks.length === 0) return; step(marks, 1); break;
    case "ArrowLeft": if (marks.length === 0) return; step(marks, -1); break;
    case "Escape": document.querySelector(".back")?.click(); break;
    default: return;
  }
  event.preventDefault();
});

// Lifting: the map is painted while the button is held, a drop on a mark reads it. A finger lifts after it has rested,
// so that a board that is wiped still scrolls.
const rest = 450;
let held = null;
let pressed = null;

// The map is on its way before the hand has moved: when it rests on a session, or at the latest when it presses.
const fresh = 3000;
let ahead = null;
let resting = 0;

function mapOf(link) {
  const address = weighed(link);
  if (ahead?.address === address && performance.now() - ahead.at < fresh) return ahead.coming;
  const coming = fetched(address);
  ahead = { address, coming, at: performance.now() };
  coming.catch(() => { ahead = null; });
  return coming;
}

document.addEventListener("pointerover", (event) => {
  clearTimeout(resting);
  const link = event.pointerType === "mouse" && !pressed && event.target.closest?.("a.in[data-session]");
  if (link) resting = setTimeout(mapOf, 60, link);
});

document.addEventListener("pointerdown", (event) => {
  const link = event.target.closest?.("a.in[data-session]");
  if (!link || event.button !== 0 || !event.isPrimary) return;
  const press = { link, x: event.clientX, y: event.clientY, isFinger: event.pointerType !== "mouse" };
  pressed = press;
  press.coming = mapOf(link);
  if (!press.isFinger) return;
  setTimeout(() => { if (pressed === press && !held) lift(); }, rest);
  // The page would scroll under a finger that carries something.
  link.addEventListener("touchmove", (move) => { if (held) move.preventDefault(); }, { passive: false });
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("a.in")) event.preventDefault();
});

document.addEventListener("selectstart", (event) => {
  if (held || pressed) event.preventDefault();
});

document.addEventListener("contextmenu", (event) => {
  if (held || pressed?.isFinger) event.preventDefault();
});

document.addEventListener("pointermove", (event) => {
  if (pressed && !held) {
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
    if (pressed.isFinger && far > 10) pressed = null;
    else if (!pressed.isFinger && far > 6) lift();
  }
  if (held) carry(event.clientX, event.clientY);
});

const weighed = (link) => `${link.getAttribute("href")}/weigh`;

function follow(x, y) {
  held.y = y;
  held.ghost.style.transform = `translate(${x + 14}px, ${y - 12}px)`;
}

function carry(x, y) {
  follow(x, y);
  // Without a map yet there is nothing to find, and asking would lay the page out once more.
  if (!document.querySelector(".marks")) return;
  const mark = document.elementFromPoint(x, y)?.closest(".mark[href]");
  if (mark === held.over) return;
  held.over = mark;
  const line = document.querySelector("#reason p");
  if (line && mark) line.textContent = mark.getAttribute("aria-label");
}

function lift() {
  const { link, x, y, coming } = pressed;
  const ghost = document.createElement("div");
  ghost.className = "ghost";
  ghost.textContent = link.querySelector("b").textContent;
  document.body.append(ghost);
  held = { ghost, over: null, back: location.href, y };
  follow(x, y);
  requestAnimationFrame(scrollAtEdges);
  addEventListener("click", swallow, true);
  if (!document.body.classList.contains("weigh") || !link.classList.contains("held")) show(weighed(link), true, coming);
}

/** A board that is longer than the window comes along. */
function scrollAtEdges() {
  if (!held) return;
  const edge = 60;
  if (held.y < edge) scrollBy(0, -10);
  else if (held.y > innerHeight - edge) scrollBy(0, 10);
  requestAnimationFrame(scrollAtEdges);
}

/** The click that ends a drag opens nothing. */
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Ends a drag: on a mark, on nothing (undefined: the map stays), or given up (null). */
function drop(mark) {
  held.ghost.remove();
  setTimeout(() => removeEventListener("click", swallow, true));
  const back = held.back;
  held = pressed = null;
  if (mark) show(mark.href);
  else if (mark === null) show(back);
}

document.addEventListener("pointerup", (event) => {
  if (held) drop(document.elementFromPoint(event.clientX, event.clientY)?.closest(".mark[href]") ?? undefined);
  pressed = null;
});

document.addEventListener("pointercancel", () => {
  if (held) drop(null);
  pressed = null;
});
