// [data-look-again] waits for somebody else: while the page is seen, it looks every few seconds
// whether what it says has changed, for some minutes and no longer. Then the link does.

const AFTER_MS = 5000;
const MOST = 60;

class LookAgain {
  // lifecycle

  constructor(element) {
    this.said = element.dataset.lookAgain;
    this.left = MOST;
    this.timer = setInterval(() => this.look(), AFTER_MS);
  }

  // actions

  async look() {
    if (document.hidden) return;
    this.left -= 1;
    if (this.left <= 0) clearInterval(this.timer);
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.querySelector("[data-look-again]");
    if (there?.dataset.lookAgain !== this.said) location.reload();
  }
}

const waiting = document.querySelector("[data-look-again]");
if (waiting) new LookAgain(waiting);
