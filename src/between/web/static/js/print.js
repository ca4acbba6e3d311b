// [data-print] prints the page. Give it `hidden`: without script it would promise too much.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
