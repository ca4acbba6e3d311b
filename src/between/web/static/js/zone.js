// input[data-zone] gets the time zone of this device, unless somebody has chosen one.

for (const input of document.querySelectorAll("input[data-zone]")) {
  input.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
