// Keeps "Need help now" on this device for when there is no network: [data-offline="the worker"].
// The worker fetches that page without cookies, and sees no other page.

async function keep(worker) {
  await navigator.serviceWorker.register(worker);
}

const place = document.querySelector("[data-offline]");
// What cannot be kept is no fault of the page: private windows have no room, and plain http none.
if (place && navigator.serviceWorker) keep(place.dataset.offline).catch(() => {});
