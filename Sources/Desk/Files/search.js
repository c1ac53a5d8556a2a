// SPDX-License-Identifier: Apache-2.0
// Shows a running search as it goes; without script the page is simply loaded again.

const run = document.querySelector(".run");
let isDrawing = false;
let isBehind = false;

/** Draws the best programme so far; under the pointer or the focus of somebody who reads in it not before he has left it. */
async function draw() {
  const present = run.querySelector(".present");
  if (isDrawing || !present) return;
  isBehind = present.matches(":hover, :focus-within");
  if (isBehind) return;
  isDrawing = true;
  try {
    const day = new URLSearchParams(location.search).get("day") ?? "";
    const response = await fetch(`${run.dataset.board}?day=${day}`);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".present");
    if (response.ok && fresh && !present.matches(":hover, :focus-within")) present.replaceWith(fresh);
  } finally {
    isDrawing = false;
  }
}

if (run?.dataset.running === "yes") {
  const source = new EventSource(run.dataset.events);
  source.addEventListener("now", (event) => {
    const { says, points, holds, line, steps } = JSON.parse(event.data);
    const status = run.querySelector("[role=status]");
    // What is said again would be read out again.
    if (status.textContent !== says) status.textContent = says;
    run.querySelector(".points").textContent = points;
    if (holds) run.querySelector(".rules").textContent = run.dataset.holds;
    run.querySelector("polyline").setAttribute("points", line);
    run.querySelector(".better").replaceChildren(...steps.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
    draw();
  });
  for (const kind of ["mouseout", "focusout"]) {
    run.addEventListener(kind, () => { if (isBehind) requestAnimationFrame(draw); });
  }
  // The next page might wait for this line.
  addEventListener("beforeunload", () => source.close());
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
}
