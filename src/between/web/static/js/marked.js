// Says in [data-marked] what is marked on form[data-painting], and shows it in [data-list]; what is
// chosen there is asked for as strokes ("between:wanted"). Names and words come from data-body.

const TENTHS = 10;
const EVEN = 50;
const SIGNS = ["more", "less"];

class Marked {
  // lifecycle

  constructor(form) {
    this.form = form;
    this.said = JSON.parse(form.dataset.body);
    this.line = form.querySelector("[data-marked]");
    this.list = form.querySelector("[data-list]");
    this.boxes = [...this.list.querySelectorAll("input[type=checkbox]")];
    form.querySelector("[data-listed]").disabled = true; // the strokes say it all
    // Beside the picture where there is room, else where a link asked for it.
    this.list.open = matchMedia("(width >= 64rem)").matches || location.hash === "#list";
    form.addEventListener("between:strokes", ({ detail }) => this.show(detail));
    this.list.addEventListener("change", () => this.choose());
  }

  // actions

  show(strokes) {
    this.strokes = strokes;
    const marks = new Set(strokes.flatMap((one) => one.marks));
    for (const box of this.boxes) box.checked = marks.has(mark(box));
    const said = this.#sentence(marks);
    if (this.line.textContent !== said) this.line.textContent = said;
  }

  // A stroke that marks more than the list goes; what it marked besides becomes a dab.
  choose() {
    const wanted = new Set(this.boxes.filter((box) => box.checked).map(mark));
    const kept = this.strokes.filter((one) => one.marks.every((each) => wanted.has(each)));
    const there = new Set(kept.flatMap((one) => one.marks));
    const dabs = this.said.places.flatMap((place) =>
      SIGNS.filter((sign) => wanted.has(`${sign} ${place[0]}`) && !there.has(`${sign} ${place[0]}`))
        .map((sign) => dab(place, sign)),
    );
    this.form.dispatchEvent(new CustomEvent("between:wanted", { detail: [...kept, ...dabs] }));
  }

  // private

  #sentence(marks) {
    const [more, less] = SIGNS.map((sign) =>
      this.#names(this.said.places.map(([id]) => id).filter((id) => marks.has(`${sign} ${id}`))),
    );
    const which = more && less ? "both" : more ? "more" : less ? "less" : "nothing";
    return filled(this.said.words[which], { more, less });
  }

  // "the chest, throat and left hand": two sides are one, one "the" stands for all that follow.
  #names(ids) {
    const { pairs, names, words } = this.said;
    const parts = [];
    let wasNamed = false;
    for (const id of ids) {
      const isPaired = pairs[id] && ids.includes(id.replace("left", "right"));
      if (!isPaired && id.includes("right") && ids.includes(id.replace("right", "left"))) continue;
      if (isPaired) parts.push(pairs[id]);
      else parts.push(wasNamed ? names[id] : filled(words.the, { place: names[id] }));
      wasNamed = !isPaired;
    }
    const first = parts.slice(0, -1).join(", ");
    return first ? filled(words.and, { first, last: parts.at(-1) }) : (parts[0] ?? "");
  }
}

function mark({ name, value }) {
  return `${name} ${value}`;
}

function dab([, view, radius, line], sign) {
  const points = line.flatMap(([x, y]) => [Math.round(x * TENTHS), Math.round(y * TENTHS), EVEN]);
  return [view, sign, radius, points];
}

function filled(words, parts) {
  return words.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

for (const form of document.querySelectorAll("form[data-painting]")) new Marked(form);
