// fieldset[data-rating]: its row of steps becomes one line to slide on, without a handle until it
// is touched. The words of the nearest step are said; "leave out" takes the handle away again.

const HIGHEST = 100;
const MIDDLE = HIGHEST / 2;
const STEP = 5;
const BACK = ["ArrowLeft", "ArrowDown"];
const ON = ["ArrowRight", "ArrowUp"];

class Rating {
  // lifecycle

  constructor(fieldset) {
    this.fieldset = fieldset;
    const row = fieldset.querySelector(".rating__line");
    this.steps = [...row.querySelectorAll("label")].map((label) => label.textContent.trim());
    const chosen = row.querySelector("input:checked");
    this.name = row.querySelector("input").name;
    this.out = fieldset.querySelector(".rating__out input");
    this.line = this.#line(fieldset.querySelector("legend").textContent.trim());
    row.replaceWith(this.line);
    this.line.addEventListener("input", () => this.touch());
    this.line.addEventListener("click", () => this.touch());
    this.line.addEventListener("keydown", (event) => this.#key(event));
    this.out.addEventListener("change", () => this.leaveOut());
    if (chosen) this.line.value = chosen.value;
    if (chosen) this.touch();
    else this.#untouched();
  }

  // actions

  touch() {
    this.line.name = this.name;
    this.line.setAttribute("aria-valuetext", this.#words());
    this.fieldset.dataset.touched = "";
    this.out.checked = false;
  }

  leaveOut() {
    this.line.value = MIDDLE;
    this.#untouched();
  }

  // private

  #line(label) {
    const line = document.createElement("input");
    Object.assign(line, { type: "range", min: 0, max: HIGHEST, value: MIDDLE, className: "rating__range" });
    line.setAttribute("aria-label", label);
    return line;
  }

  #untouched() {
    this.line.removeAttribute("name");
    this.line.setAttribute("aria-valuetext", this.fieldset.dataset.untouched);
    delete this.fieldset.dataset.touched;
  }

  // One key is one twentieth of the way: a hundred keys would be a hundred.
  #key(event) {
    const way = ON.includes(event.key) - BACK.includes(event.key);
    if (!way) return;
    event.preventDefault();
    this.line.value = Number(this.line.value) + way * STEP;
    this.line.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #words() {
    const nearest = Math.round((this.line.value / HIGHEST) * (this.steps.length - 1));
    return this.steps[nearest];
  }
}

for (const fieldset of document.querySelectorAll("fieldset[data-rating]")) new Rating(fieldset);
