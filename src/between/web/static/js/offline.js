// Keeps "Need help now" on this device for when there is no network: [data-offline="the worker"].
// The worker fetches that page without cookies, and sees no other page. [data-plan="address"] is
// the same page with the safety plan: kept where data-plan-kept says "yes", as its owner chose
// for this device, and taken away where it says "no".

const SHELF = "help";

async function keepPlan({ plan, planKept }) {
  if (planKept !== "yes") {
    if (await caches.has(SHELF)) await (await caches.open(SHELF)).delete(plan);
    return;
  }
  const page = await fetch(plan, { credentials: "same-origin", cache: "no-store" });
  if (page.ok) await (await caches.open(SHELF)).put(plan, page);
}

async function keep({ offline }) {
  await navigator.serviceWorker.register(offline);
}

const place = document.querySelector("[data-offline]");
const plan = document.querySelector("[data-plan]");
// What cannot be kept is no fault of the page: private windows have no room, and plain http none.
if (place && navigator.serviceWorker) keep(place.dataset).catch(() => {});
if (plan && window.caches) keepPlan(plan.dataset).catch(() => {});
