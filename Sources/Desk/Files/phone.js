// SPDX-License-Identifier: Apache-2.0
// How old the page is, and how long until leaving; and a last copy for where there is no network.

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js");

const age = document.querySelector(".age");
const made = Number(age?.dataset.made ?? 0) * 1000;

function tick() {
  if (!age) return;
  const minutes = Math.floor((Date.now() - made) / 60000);
  const { now, ago, old, comma } = age.dataset;
  const words = minutes < 1 ? now : minutes < 60 ? ago.replace("{}", minutes) : old.replace("{}", Math.floor(minutes / 60));
  age.querySelector("span").textContent = comma + words;
}

tick();
setInterval(tick, 15000);
// What is shown is what was true: it is fetched anew each minute while somebody looks and there is a network.
setInterval(() => { if (!document.hidden && navigator.onLine) location.reload(); }, 60000);
