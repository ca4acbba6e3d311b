// Leave now: the page goes blank at once, and its place in the history goes with it.
// <a data-leave href="..."> anywhere, or Escape three times quickly.

const PRESSES = 3;
const WITHIN_MS = 1500;

class Leave {
  // lifecycle

  constructor(link) {
    this.address = link.href;
    this.pressed = [];
    document.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  // actions

  leave() {
    document.dispatchEvent(new Event("between:leaving")); // drafts go out before the lock closes
    document.documentElement.hidden = true;
    location.replace(this.address);
  }

  // private

  #click(event) {
    if (!event.target.closest("[data-leave]")) return;
    event.preventDefault();
    this.leave();
  }

  #key(event) {
    if (event.key !== "Escape" || event.repeat) {
      if (event.key !== "Escape") this.pressed = [];
      return;
    }
    this.pressed = [...this.pressed, event.timeStamp].slice(-PRESSES);
    const quick = this.pressed.at(-1) - this.pressed[0] <= WITHIN_MS;
    if (this.pressed.length === PRESSES && quick) this.leave();
  }
}

const link = document.querySelector("a[data-leave]");
if (link) new Leave(link);
