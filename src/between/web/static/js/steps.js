// form[data-steps] shows one [data-step] at a time. [data-step-back] and [data-step-next] are in
// the page, hidden; [data-step-save] is always there. The browser's own back button works.
// A tap on a radio in [data-advance] goes on; the keyboard never does, nor a radio[data-stay].

const TAP_MS = 800;
const SEEN_MS = 140;
const WRONG = ".field__error, [aria-invalid=true]";

class Steps {
  // lifecycle

  constructor(form) {
    this.form = form;
    this.steps = [...form.querySelectorAll("[data-step]")];
    this.words = form.querySelector("[data-steps-words]");
    this.back = form.querySelector("[data-step-back]");
    this.next = form.querySelector("[data-step-next]");
    this.save = form.querySelector("[data-step-save]");
    const wrong = this.steps.findIndex((step) => step.querySelector(WRONG));
    const start = history.state?.step ?? Math.max(wrong, 0);
    this.first = history.state?.first ?? start;
    this.tapped = -Infinity;
    this.#listen();
    history.replaceState({ step: start, first: this.first }, "");
    this.show(start);
  }

  // actions

  show(at, { focus = false } = {}) {
    this.at = Math.min(at, this.steps.length - 1);
    this.form.dataset.ready = this.at;
    const last = this.at === this.steps.length - 1;
    this.steps.forEach((step, index) => (step.hidden = index !== this.at));
    const words = this.words?.dataset.stepsWords.replace("{n}", this.at + 1);
    if (words) this.words.textContent = words.replace("{m}", this.steps.length);
    if (this.back) this.back.hidden = this.at === 0;
    if (this.next) this.next.hidden = last;
    this.save?.classList.toggle("button--main", last);
    if (focus) this.#focus();
  }

  goOn(to = this.at + 1) {
    if (to >= this.steps.length || to === this.at) return;
    history.pushState({ step: to, first: this.first }, "");
    this.show(to, { focus: true });
  }

  goBack() {
    if (this.at > this.first) return history.back();
    this.first = Math.max(this.at - 1, 0);
    history.replaceState({ step: this.first, first: this.first }, "");
    this.show(this.first, { focus: true });
  }

  // private

  #listen() {
    this.back?.addEventListener("click", () => this.goBack());
    this.next?.addEventListener("click", () => this.goOn());
    this.form.addEventListener("pointerup", (event) => (this.tapped = event.timeStamp));
    this.form.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("click", (event) => this.#tap(event));
    this.form.addEventListener("invalid", (event) => this.#invalid(event), true);
    document.addEventListener("click", (event) => this.#follow(event));
    addEventListener("popstate", (event) => this.#return(event.state));
  }

  #tap({ target, timeStamp }) {
    if (!target.matches("[data-advance] input[type=radio]:not([data-stay])")) return;
    if (timeStamp - this.tapped > TAP_MS) return;
    const from = this.at;
    setTimeout(() => from === this.at && this.goOn(), SEEN_MS); // the choice is seen first
  }

  // Enter would save the whole form; here it means "go on".
  #key(event) {
    this.tapped = -Infinity;
    const goesOn = event.key === "Enter" && !event.isComposing && event.target.matches("input");
    if (!goesOn || this.next?.hidden) return;
    event.preventDefault();
    this.goOn();
  }

  #return(state) {
    if (state?.step >= 0) this.show(state.step, { focus: true });
    else history.replaceState({ step: this.at, first: this.first }, ""); // a link within the page
  }

  // The browser can show its message only where the field can be seen.
  #invalid(event) {
    if (event.target === this.form.querySelector(":invalid:not(fieldset)")) this.#reveal(event.target);
  }

  // From the summary of errors to the field, whatever question it stands in.
  #follow(event) {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field || !this.#reveal(field)) return;
    event.preventDefault();
    (field.matches("input, select, textarea") ? field : field.querySelector("input"))?.focus();
  }

  #reveal(element) {
    const at = this.steps.findIndex((step) => step.contains(element));
    if (at >= 0) this.goOn(at);
    return at >= 0;
  }

  #focus() {
    const heading = this.steps[this.at].querySelector("legend, h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

const form = document.querySelector("form[data-steps]");
if (form) new Steps(form);
