// form[data-passkey="get"] asks for a passkey, "create" makes one, as its data-options say
// (JSON). The answer goes into the fields `credential` and `prf`, and the form is sent.
// [data-passkey-none] says that it cannot work here.

const FIELDS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];
const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
const works = "PublicKeyCredential" in window && isSecureContext && !isNumber;

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

class Passkey {
  // lifecycle

  constructor(form) {
    this.form = form;
    this.line = form.querySelector("[data-passkey-status]");
    this.options = this.#read(JSON.parse(form.dataset.options));
    form.hidden = false;
    form.addEventListener("submit", (event) => this.#submit(event));
  }

  // actions

  async answer() {
    const makes = this.form.dataset.passkey === "create";
    const made = await navigator.credentials[makes ? "create" : "get"]({ publicKey: this.options });
    const prf = this.#prf(made) ?? (makes && (await this.#ask(made)));
    this.#fill("credential", JSON.stringify(this.#written(made)));
    if (prf) this.#fill("prf", text(prf));
    const shared = document.querySelector("input[type=checkbox][name=shared]");
    if (shared?.checked) this.#fill("shared", "on");
    this.form.submit();
  }

  // private

  async #submit(event) {
    event.preventDefault();
    this.line.textContent = "";
    try {
      await this.answer();
    } catch (error) {
      const how = error.name === "InvalidStateError" ? "known" : "failed";
      this.line.textContent = this.line.dataset[how];
    }
  }

  // Some give their PRF only when they are asked, not when they are made.
  async #ask(made) {
    if (!made.getClientExtensionResults().prf?.enabled) return null;
    const asked = await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)), // nobody reads this answer
        rpId: this.options.rp.id,
        allowCredentials: [{ type: "public-key", id: made.rawId }],
        userVerification: "required",
        extensions: this.options.extensions,
      },
    });
    return this.#prf(asked);
  }

  #prf(made) {
    return made.getClientExtensionResults().prf?.results?.first;
  }

  #written({ id, rawId, type, response }) {
    const said = FIELDS.filter((name) => response[name]).map((name) => [name, text(response[name])]);
    return { id, rawId: text(rawId), type, response: Object.fromEntries(said) };
  }

  #fill(name, value) {
    const field = this.form.elements[name];
    if (field) field.value = value;
  }

  #read(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const one of [...(options.allowCredentials ?? []), ...(options.excludeCredentials ?? [])])
      one.id = bytes(one.id);
    const wanted = options.extensions?.prf?.eval;
    if (wanted) wanted.first = bytes(wanted.first);
    return options;
  }
}

for (const none of document.querySelectorAll("[data-passkey-none]")) none.hidden = works;
if (works) for (const form of document.querySelectorAll("form[data-passkey]")) new Passkey(form);
