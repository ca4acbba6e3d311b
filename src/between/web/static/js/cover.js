// Covers an unlocked page when nobody has touched it for body[data-idle-seconds], when another tab
// locks or leaves, and when the browser brings an old page back. Nothing typed is emptied.

const SHARE_MS = 5000;

class Cover {
  // lifecycle

  constructor(template, idle) {
    this.template = template;
    this.idle = idle;
    this.last = this.shared = Date.now();
    this.tabs = new BroadcastChannel("between");
    this.tabs.onmessage = ({ data }) => this.#hear(data);
    for (const act of ["pointerdown", "pointermove", "keydown", "input", "scroll"]) {
      document.addEventListener(act, () => this.touch(), { passive: true, capture: true });
    }
    document.addEventListener("visibilitychange", () => this.#look());
    document.addEventListener("submit", (event) => this.#submit(event));
    document.addEventListener("between:leaving", () => this.tabs.postMessage("locked"));
    addEventListener("pageshow", (event) => this.#back(event));
    this.#wait();
  }

  // actions

  touch() {
    this.#look(); // a laptop that slept wakes up covered, however quickly it is touched
    if (this.covered) return;
    this.last = Date.now();
    if (this.last - this.shared < SHARE_MS) return;
    this.shared = this.last;
    this.tabs.postMessage("touched");
  }

  cover() {
    if (this.covered) return;
    this.covered = true;
    for (const part of document.body.children) part.inert = true;
    document.body.append(this.template.content.cloneNode(true));
    document.body.dataset.covered = "";
    document.title = document.body.dataset.app ?? "Between";
    document.querySelector("[data-cover-unlock]").addEventListener("click", () => this.unlock());
    document.querySelector(".cover h2").focus();
  }

  // The same address asked for anew: the door sends us to unlock and back here.
  unlock() {
    location.replace(location.href.split("#")[0]);
  }

  // private

  #look() {
    if (Date.now() - this.last >= this.idle) this.cover();
  }

  #wait() {
    const rest = this.idle - (Date.now() - this.last);
    setTimeout(() => {
      this.#look();
      if (!this.covered) this.#wait();
    }, Math.max(rest, 50));
  }

  #hear(what) {
    if (what === "locked") this.cover();
    else if (!this.covered) this.last = Date.now();
  }

  #submit(event) {
    if (event.target.closest(".lock")) this.tabs.postMessage("locked");
  }

  #back(event) {
    if (!event.persisted) return;
    this.cover();
    location.reload();
  }
}

const template = document.querySelector("template[data-cover]");
const idle = Number(document.body.dataset.idleSeconds) * 1000;
if (template && idle > 0) new Cover(template, idle);
