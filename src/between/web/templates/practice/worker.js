// Keeps "Need help now" for when there is no network. It lives below /help/, so that no other page
// passes through it, and keeps that one page, fetched without cookies, and what it is drawn with.
// {{ mark }}

const SHELF = "help";
const HELP = "{% url 'help' %}";
const KEPT = "{% url 'help-kept' %}";
const OWN = `${KEPT}?plan`; // with the safety plan: put there by offline.js, where its owner said yes
const DRAWN_WITH = new RegExp('(?:href|src)="({{ static }}[^"]+)"', "g");
const PATIENCE_MS = 5000;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  const isHelp = event.request.mode === "navigate" && pathname === HELP;
  if (isHelp) event.respondWith(help(event.request));
  else if (pathname.startsWith("{{ static }}")) event.respondWith(part(event.request));
});

async function keep() {
  const page = await fetch(bare(KEPT));
  if (!page.ok) throw new Error("The page is not there.");
  const words = await page.clone().text();
  const parts = [...words.matchAll(DRAWN_WITH)].map((found) => found[1]);
  const shelf = await caches.open(SHELF);
  await shelf.addAll(parts.map(bare));
  await shelf.put(KEPT, page);
  await clear(shelf, [KEPT, ...parts]);
  await skipWaiting();
}

// Nobody's page: without cookies, and not out of another cache.
function bare(address) {
  return new Request(address, { credentials: "omit", cache: "no-cache" });
}

async function clear(shelf, wanted) {
  for (const { url } of await shelf.keys()) {
    const { pathname } = new URL(url); // of the plan too: it is not ours to take away
    if (!wanted.includes(pathname)) await shelf.delete(url);
  }
}

async function help(request) {
  try {
    const answer = await Promise.race([fetch(request), late()]);
    if (answer.status < 500) return answer;
  } catch {
    // no network, or one that only seems to be there
  }
  return (await found(OWN)) ?? (await found(KEPT)) ?? Response.error();
}

async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await found(request.url)) ?? Response.error();
  }
}

function found(address) {
  return caches.match(address, { cacheName: SHELF });
}

function late() {
  return new Promise((_, refuse) => setTimeout(refuse, PATIENCE_MS));
}
