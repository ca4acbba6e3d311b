// In a fieldset[data-main-first] the chip that was tapped first is the main one. input[data-order]
// keeps the codes in the order of the taps; a small "main" on the other chosen chips changes it.
// Its words come from the fieldset or the body: data-main-word, data-main-make.

class MainFirst {
  // lifecycle

  constructor(fieldset) {
    this.fieldset = fieldset;
    this.field = fieldset.querySelector("input[data-order]");
    this.chips = new Map();
    for (const box of fieldset.querySelectorAll(".chip input[type=checkbox]")) this.#adopt(box);
    const known = [...this.field.value.split(","), ...this.chips.keys()];
    this.order = [...new Set(known)].filter((code) => this.chips.get(code)?.box.checked);
    fieldset.addEventListener("change", (event) => this.#change(event.target));
    this.#show();
  }

  // actions

  makeMain(code) {
    this.order = [code, ...this.order.filter((other) => other !== code)];
    this.#show();
    this.chips.get(code).box.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // private

  #adopt(box) {
    const label = box.closest(".chip");
    const name = label.textContent.trim();
    let item = label.closest(".chips__item");
    if (!item) {
      item = document.createElement("span");
      item.className = "chips__item";
      label.replaceWith(item);
      item.append(label);
    }
    const button = this.#button(name);
    button.addEventListener("click", () => this.makeMain(box.value));
    label.after(button);
    const mark = document.createElement("span");
    mark.className = "visually-hidden";
    label.append(mark);
    this.chips.set(box.value, { box, label, button, mark });
  }

  #button(name) {
    const button = document.createElement("button");
    const makeMain = this.#word("mainMake", "Make this the main one");
    Object.assign(button, { type: "button", className: "chip__main", hidden: true });
    button.textContent = this.#word("mainWord", "main");
    button.setAttribute("aria-label", `${makeMain}: ${name}`);
    return button;
  }

  #change(box) {
    if (!this.chips.has(box.value) || this.chips.get(box.value).box !== box) return;
    this.order = this.order.filter((code) => code !== box.value);
    if (box.checked) this.order.push(box.value);
    this.#show();
  }

  #show() {
    const [main] = this.order;
    const several = this.order.length > 1;
    for (const [code, { box, label, button, mark }] of this.chips) {
      label.classList.toggle("chip--main", code === main);
      button.hidden = !(several && box.checked && code !== main);
      mark.textContent = several && code === main ? ` (${this.#word("mainWord", "main")})` : "";
    }
    this.field.value = this.order.join(",");
  }

  #word(name, otherwise) {
    return this.fieldset.dataset[name] ?? document.body.dataset[name] ?? otherwise;
  }
}

for (const fieldset of document.querySelectorAll("fieldset[data-main-first]")) {
  if (fieldset.querySelector("input[data-order]")) new MainFirst(fieldset);
}
