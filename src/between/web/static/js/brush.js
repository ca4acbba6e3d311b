// On canvas[data-side] of form[data-painting] a finger, pen or mouse becomes strokes: x, y (tenths of
// a unit) and pressure in turn. Says "between:line" while one grows, "between:strokes-drawn" after.

const TENTHS = 10;
const [WIDTH, HEIGHT] = [171 * TENTHS, 522 * TENTHS];
const STEP = TENTHS; // between two points at least
const OFF = 3; // tenths by which a point may lie beside the line through its neighbours
const EVEN = 50;
const KEEPS = 0.5; // of the last place and pressure: a hand that trembles draws calmer

class Brush {
  // lifecycle

  constructor(form, canvas) {
    this.form = form;
    this.canvas = canvas;
    this.pointer = null;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const over of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(over, (event) => event.pointerId === this.pointer && this.lift());
    }
    // Before the draft goes out, or the screen is locked over a stroke.
    document.addEventListener("visibilitychange", () => document.hidden && this.lift(), true);
    addEventListener("pagehide", () => this.lift(), true);
  }

  // actions

  lift() {
    if (this.pointer === null) return;
    this.pointer = null;
    this.#end();
    if (this.drawn.length) this.#say("between:strokes-drawn", this.drawn);
  }

  // private

  // A second finger, or the ball of the hand, breaks nothing: one pointer paints at a time.
  #down(event) {
    if (this.pointer !== null || event.button > 0) return;
    event.preventDefault();
    this.pointer = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    this.drawn = [];
    this.stroke = null;
    this.#take(event);
  }

  #move(event) {
    if (event.pointerId !== this.pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) this.#take(one);
  }

  #take(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    if (x < 0 || y < 0 || x > WIDTH || y > HEIGHT) return this.#end();
    const pressure = event.pointerType === "pen" ? event.pressure * 100 : EVEN;
    if (!this.stroke) return this.#begin(x, y, pressure);
    this.at = [x, y, pressure].map((new_, n) => KEEPS * this.at[n] + (1 - KEEPS) * new_);
    const [px, py] = this.stroke[3].slice(-3);
    if (Math.hypot(this.at[0] - px, this.at[1] - py) >= STEP) this.#grow();
  }

  #begin(x, y, pressure) {
    this.at = [x, y, pressure];
    const { sign, radius } = this.form.dataset;
    this.stroke = [this.canvas.dataset.side, sign, Number(radius), []];
    this.#grow();
  }

  #grow() {
    this.stroke[3].push(...this.at.map(Math.round));
    this.#say("between:line", this.stroke);
  }

  #end() {
    if (this.stroke) this.drawn.push([...this.stroke.slice(0, 3), thinned(this.stroke[3])]);
    this.stroke = null;
  }

  #say(name, detail) {
    this.form.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

// Points that say nothing new are left out (Douglas and Peucker 1973); pressure counts too.
function thinned(points) {
  const stays = new Uint8Array(points.length / 3);
  const parts = [[0, stays.length - 1]];
  stays[0] = stays[stays.length - 1] = 1;
  while (parts.length) {
    const [from, to] = parts.pop();
    let [worst, at] = [OFF, 0];
    for (let n = from + 1; n < to; n++) {
      const off = beside(points, from, to, n);
      if (off > worst) [worst, at] = [off, n];
    }
    if (at) parts.push([from, at], [at, to]);
    stays[at] = 1;
  }
  return points.filter((_, n) => stays[Math.floor(n / 3)]);
}

function beside(points, from, to, n) {
  const [a, b, c] = [from, to, n].map((one) => points.slice(3 * one, 3 * one + 3));
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const long = dx * dx + dy * dy || 1;
  const along = Math.min(1, Math.max(0, ((c[0] - a[0]) * dx + (c[1] - a[1]) * dy) / long));
  const off = Math.hypot(c[0] - a[0] - along * dx, c[1] - a[1] - along * dy);
  return Math.max(off, Math.abs(c[2] - a[2] - along * (b[2] - a[2])) / 2);
}

for (const form of document.querySelectorAll("form[data-painting]")) {
  for (const canvas of form.querySelectorAll("canvas[data-side]")) new Brush(form, canvas);
}
