// SPDX-License-Identifier: Apache-2.0
// Keys of the weighing page. The page says everything without this; script only moves the focus.

const marks = [...document.querySelectorAll(".marks a.mark")];
const possible = marks.filter((mark) => !mark.classList.contains("v-forbidden"));

/** The mark that has the focus, or else the chosen one. */
function present(list) {
  const focused = list.indexOf(document.activeElement);
  return focused >= 0 ? focused : list.findIndex((mark) => mark.hasAttribute("aria-current"));
}

function step(list, by) {
  if (list.length === 0) return;
  const at = present(list);
  const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
  list[next].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLElement && event.target.closest("input, select, textarea")) return;
  switch (event.key) {
    case "n": case "N": step(possible, 1); break;
    case "p": case "P": step(possible, -1); break;
    case "ArrowRight": step(marks, 1); break;
    case "ArrowLeft": step(marks, -1); break;
    case "Escape": document.querySelector(".where a")?.click(); break;
    default: return;
  }
  event.preventDefault();
});
