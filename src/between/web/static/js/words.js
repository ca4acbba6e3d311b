// The words of an invitation come behind the hash of an address, which no server sees.
const field = document.querySelector("textarea[data-words]")
if (field && location.hash.length > 1) {
  field.value ||= decodeURIComponent(location.hash.slice(1)).replaceAll(".", " ")
  history.replaceState(null, "", location.pathname)
}
