// SPDX-License-Identifier: Apache-2.0
// Shows a running search as it goes; without script the page is simply loaded again.

const run = document.querySelector(".run");

if (run?.dataset.running === "yes") {
  const source = new EventSource(run.dataset.events);
  source.addEventListener("now", (event) => {
    const { points, holds, line, steps } = JSON.parse(event.data);
    run.querySelector(".points").textContent = points;
    if (holds) run.querySelector(".rules").textContent = run.dataset.holds;
    run.querySelector("polyline").setAttribute("points", line);
    run.querySelector(".better").replaceChildren(...steps.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
}
