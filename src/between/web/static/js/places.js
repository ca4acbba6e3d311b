// Finds which places the strokes of form[data-painting] mark, by the rule of the server, and notes
// it at each stroke as `marks` ("more chest"); a stroke without any lies outside of the figure.
// The places come from data-body.

const TENTHS = 10;
const SQUARE = 3;
const STEP = 2;
const OUTSIDE = 14;
const SHARE = 0.25;
const LONG = 10;

class Places {
  // lifecycle

  constructor(form) {
    const { places } = JSON.parse(form.dataset.body);
    this.places = places.map(([id, view, radius, line]) => ({ id, view, radius, line }));
    this.squares = new Map();
    form.addEventListener("between:strokes-drawn", ({ detail }) => this.mark(detail));
    form.addEventListener("between:strokes", ({ detail }) => this.mark(detail));
  }

  // actions

  mark(strokes) {
    for (const stroke of strokes) stroke.marks ??= this.#marks(stroke);
  }

  // private

  #marks([view, sign, , points]) {
    const found = steps(points).map(([x, y]) => this.#where(view, x, y));
    const enough = Math.min(LONG, Math.ceil(SHARE * found.length));
    return this.places
      .filter((place) => found.filter((one) => one === place).length >= enough)
      .map(({ id }) => `${sign} ${id}`);
  }

  #where(view, x, y) {
    const [column, row] = [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
    const key = `${view} ${column} ${row}`;
    if (!this.squares.has(key)) {
      this.squares.set(key, this.#nearest(view, (column + 0.5) * SQUARE, (row + 0.5) * SQUARE));
    }
    return this.squares.get(key);
  }

  #nearest(view, x, y) {
    let [depth, nearest] = [Infinity, null];
    for (const place of this.places.filter((one) => one.view === view)) {
      const deep = distance(place.line, x, y) - place.radius;
      if (deep < depth) [depth, nearest] = [deep, place];
    }
    return depth <= OUTSIDE ? nearest : null;
  }
}

function steps(points) {
  const path = [];
  for (let n = 0; n < points.length; n += 3) path.push([points[n] / TENTHS, points[n + 1] / TENTHS]);
  const found = [path[0]];
  for (let n = 1; n < path.length; n++) {
    const [[ax, ay], [bx, by]] = [path[n - 1], path[n]];
    const many = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP));
    for (let k = 1; k <= many; k++) {
      found.push([ax + ((bx - ax) * k) / many, ay + ((by - ay) * k) / many]);
    }
  }
  return found;
}

function distance(line, x, y) {
  let least = Infinity;
  for (let n = 1; n < line.length; n++) {
    const [[ax, ay], [bx, by]] = [line[n - 1], line[n]];
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
    const held = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - ax - held * dx, y - ay - held * dy));
  }
  return least;
}

for (const form of document.querySelectorAll("form[data-painting]")) new Places(form);
