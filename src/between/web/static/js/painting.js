// form[data-painting]: what was painted lies in input[data-strokes], so that drafts keep it. The
// brushes choose what is painted next; undo takes back one step, also "start over".

class Painting {
  // lifecycle

  constructor(form) {
    this.form = form;
    this.field = form.querySelector("[data-strokes]");
    this.note = form.querySelector("[data-note]");
    const { most, mostStrokes } = JSON.parse(form.dataset.body);
    Object.assign(this, { most, mostStrokes });
    this.past = [];
    form.querySelector("[data-brushes]").hidden = false;
    form.dataset.ready = "";
    form.addEventListener("between:strokes-drawn", ({ detail }) => this.add(detail));
    form.addEventListener("between:wanted", ({ detail }) => this.become(detail));
    form.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    form.querySelector("[data-start-over]").addEventListener("click", () => this.startOver());
    for (const what of ["sign", "radius"]) this.#brushes(what);
    this.#show(read(this.field.value));
  }

  // actions

  add(drawn) {
    const inside = drawn.filter((one) => one.marks.length);
    const all = [...this.strokes, ...inside];
    const fitting = this.#fitting(all);
    const isFull = fitting.at(-1) !== all.at(-1);
    const note = isFull ? "full" : inside.length < drawn.length ? "outside" : "";
    if (inside.length) this.become(fitting, note);
    else this.#show(this.strokes, note);
  }

  become(strokes, note = "") {
    if (strokes.length || this.strokes.length) this.past.push(this.strokes);
    this.#show(strokes, note);
    this.#changed();
  }

  undo() {
    this.#show(this.past.pop() ?? this.strokes.slice(0, -1));
    this.#changed();
  }

  startOver() {
    this.become([]);
  }

  // private

  #show(strokes, note = "") {
    this.strokes = strokes;
    this.note.textContent = note && this.note.dataset[note];
    this.field.value = strokes.length ? JSON.stringify(strokes) : "";
    this.form.querySelector("[data-nothing]").hidden = strokes.length > 0;
    this.form.querySelector("[data-over]").hidden = !strokes.length;
    this.form.querySelector("[data-undo]").hidden = !strokes.length && !this.past.length;
    this.form.dispatchEvent(new CustomEvent("between:strokes", { detail: strokes }));
  }

  #changed() {
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Return strokes from the first, as far as they fit; the one that is cut is the last.
  #fitting(strokes) {
    let left = this.most;
    const fitting = [];
    for (const stroke of strokes.slice(0, this.mostStrokes)) {
      const [view, sign, radius, points] = stroke;
      const isCut = points.length > 3 * left;
      if (left) fitting.push(isCut ? [view, sign, radius, points.slice(0, 3 * left)] : stroke);
      left = isCut ? 0 : left - points.length / 3;
    }
    return fitting;
  }

  #brushes(what) {
    const all = [...this.form.querySelectorAll(`button[data-${what}]`)];
    const choose = (one) => {
      this.form.dataset[what] = one.dataset[what];
      for (const other of all) other.setAttribute("aria-pressed", other === one);
    };
    for (const one of all) one.addEventListener("click", () => choose(one));
    choose(all.find((one) => one.getAttribute("aria-pressed") === "true"));
  }
}

function read(text) {
  try {
    return JSON.parse(text || "[]");
  } catch {
    return [];
  }
}

for (const form of document.querySelectorAll("form[data-painting]")) new Painting(form);
