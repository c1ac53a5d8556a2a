// SPDX-License-Identifier: Apache-2.0
// Shows a running search as it goes; without script the page is simply loaded again.

const run = document.querySelector(".run");

if (run?.dataset.running === "yes") {
  const source = new EventSource(run.dataset.events);
  source.addEventListener("points", (event) => {
    const points = JSON.parse(event.data);
    const last = points[points.length - 1];
    run.querySelector(".points").textContent = last.points;
    if (last.isFeasible) run.querySelector(".rules").textContent = run.dataset.holds;
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
}
