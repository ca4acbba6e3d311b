// [data-clock="40"]: a ring that fills in so many seconds, and is marked data-over then. It goes on
// to nothing by itself. Whoever wants less motion keeps the words alone. What stands in
// [data-after-clock] comes when it is over.

const SECOND = 1000;

class Clock {
  // lifecycle

  constructor(element, later) {
    this.element = element;
    this.later = later;
    this.wholeMs = Number(element.dataset.clock) * SECOND;
    if (later) later.hidden = true;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.#fill();
    setTimeout(() => this.end(), this.wholeMs);
  }

  // actions

  end() {
    this.element.dataset.over = "";
    if (this.later) this.later.hidden = false;
  }

  // private

  #fill() {
    this.element.dataset.runs = "";
    const gone = this.element.querySelector("[data-clock-gone]");
    const from = [{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }];
    gone.animate(from, { duration: this.wholeMs, fill: "forwards" });
  }
}

const element = document.querySelector("[data-clock]");
if (element) new Clock(element, document.querySelector("[data-after-clock]"));
