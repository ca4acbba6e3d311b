// Draws the strokes of form[data-painting] on its canvas[data-side], within the outline of the
// figure that is shown: "between:strokes" draws all anew, "between:line" the end that just grew.

const WIDTH = 171;
const HEIGHT = 522;
const TENTHS = 10;
const SHARP = 2; // more dots a pixel than this cost a slow phone its frames
const TILE = 8;

class Canvas {
  // lifecycle

  constructor(form, canvas) {
    this.form = form;
    this.canvas = canvas;
    this.side = canvas.dataset.side;
    this.paper = canvas.closest(".side__paper");
    this.strokes = [];
    canvas.hidden = false;
    form.addEventListener("between:strokes", ({ detail }) => this.draw(detail));
    form.addEventListener("between:line", ({ detail }) => this.#grow(detail));
    form.addEventListener("change", ({ target }) => target.name === "figure" && this.fit());
    new ResizeObserver(() => this.fit()).observe(canvas);
    for (const asks of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(asks).addEventListener("change", () => this.fit());
    }
  }

  // actions

  fit() {
    const { width, height } = this.canvas.getBoundingClientRect();
    if (!width) return;
    const dots = Math.min(devicePixelRatio, SHARP);
    this.canvas.width = Math.round(width * dots);
    this.canvas.height = Math.round(height * dots);
    this.context = this.canvas.getContext("2d");
    this.scale = this.canvas.width / WIDTH;
    this.context.scale(this.scale, this.canvas.height / HEIGHT);
    const edge = [...this.paper.querySelectorAll("[data-edge]")].find((one) =>
      one.checkVisibility(),
    );
    this.context.clip(new Path2D(edge.getAttribute("d")));
    this.context.lineCap = this.context.lineJoin = "round";
    this.colours = { more: this.#colour("--paint-more"), less: this.#hatch() };
    this.draw(this.strokes);
  }

  draw(strokes) {
    this.strokes = strokes;
    this.context?.clearRect(0, 0, WIDTH, HEIGHT);
    for (const stroke of strokes) if (stroke[0] === this.side) this.#line(stroke, 0);
  }

  // private

  #grow(stroke) {
    if (stroke[0] === this.side) this.#line(stroke, Math.max(0, stroke[3].length - 6));
  }

  // Each piece is as wide as its two ends were pressed, on the whole.
  #line([, sign, radius, points], from) {
    if (!this.context) return;
    const wide = (n) => radius * (0.6 + (0.8 * points[n + 2]) / 100);
    this.context.strokeStyle = this.colours[sign];
    const last = points.length - 3;
    for (let n = from; n < Math.max(last, 1); n += 3) {
      const next = Math.min(n + 3, last);
      this.context.lineWidth = wide(n) + wide(next);
      this.context.beginPath();
      this.context.moveTo(points[n] / TENTHS, points[n + 1] / TENTHS);
      this.context.lineTo(points[next] / TENTHS, points[next + 1] / TENTHS);
      this.context.stroke();
    }
  }

  #colour(name) {
    return getComputedStyle(this.canvas).getPropertyValue(name).trim();
  }

  // Lines from below to above that meet across the tiles, so that pieces leave no seam.
  #hatch() {
    const tile = document.createElement("canvas");
    const size = Math.round(TILE * this.scale);
    tile.width = tile.height = size;
    const context = tile.getContext("2d");
    context.fillStyle = this.#colour("--paint-less-wash");
    context.fillRect(0, 0, size, size);
    context.strokeStyle = this.#colour("--paint-less");
    context.lineWidth = size * 0.28;
    context.beginPath();
    for (const n of [-1, 0, 1]) {
      context.moveTo((n - 0.5) * size, size * 1.5);
      context.lineTo((n + 1.5) * size, -size * 0.5);
    }
    context.stroke();
    const pattern = this.context.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / this.scale));
    return pattern;
  }
}

for (const form of document.querySelectorAll("form[data-painting]")) {
  for (const canvas of form.querySelectorAll("canvas[data-side]")) new Canvas(form, canvas);
}
