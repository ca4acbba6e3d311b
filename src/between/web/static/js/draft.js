// Keeps what is being written: form[data-draft="URL"] is posted there two seconds after the last
// change and when the page goes away. [data-draft-status] says so, in the words of its
// data-kept ("Draft kept, sealed, {time}"), data-waits (202: it met a lock, was sealed all the
// same, and lies with the drafts after unlocking) and data-not-kept.

const AFTER_MS = 2000;
const OUTLIVES_ITS_PAGE = 60 * 1024; // browsers refuse more than 64 KiB

class Draft {
  // lifecycle

  constructor(form) {
    this.form = form;
    const line = "[data-draft-status]";
    this.line = form.querySelector(line) ?? document.querySelector(line);
    this.changed = false;
    form.addEventListener("input", () => this.#change());
    form.addEventListener("change", () => this.#change());
    document.addEventListener("submit", (event) => this.#submit(event));
    document.addEventListener("between:leaving", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("pagehide", () => this.flush());
    addEventListener("online", () => this.flush());
  }

  // actions

  flush() {
    if (this.changed) this.keep({ keepalive: true });
  }

  async keep({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    this.changed = false;
    this.sending?.abort();
    const sending = (this.sending = new AbortController());
    const body = this.#fields().toString();
    try {
      const answer = await fetch(this.form.dataset.draft, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "",
        },
        credentials: "same-origin",
        redirect: "manual", // a redirect is a locked door that kept nothing
        signal: sending.signal,
        keepalive: keepalive && body.length < OUTLIVES_ITS_PAGE,
      });
      this.#say(answer.status === 202 ? "waits" : answer.ok ? "kept" : "notKept");
    } catch (error) {
      if (error.name !== "AbortError") this.#say("notKept");
    }
  }

  // private

  #change() {
    this.changed = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), AFTER_MS);
  }

  // What is being saved needs no draft; a draft that came later would bring it back.
  #submit(event) {
    if (event.target !== this.form) return this.flush();
    clearTimeout(this.timer);
    this.changed = false;
    this.sending?.abort();
  }

  #fields() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value);
    }
    return fields;
  }

  #say(how) {
    if (how === "notKept") this.changed = true;
    if (!this.line) return;
    const words = this.line.dataset[how];
    const clock = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    this.line.textContent = (words ?? "").replace("{time}", clock.format(new Date()));
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) new Draft(form);
