// Keeps the hosted page for visitors who come back without a connection; docs/hosting.md says how, and how it is taken
// away. It answers for the page and its files alone. The address of a visit, which may end in answers that somebody
// shared, is only compared: nothing of it is kept. `cargo xtask build` fills in the build.

// Changes with any file of the build.
const BUILD = '';
// What the page loads, each with what it is held against.
const FILES = {};
// The script that only this build's page names.
const START = '';
// Milliseconds that a visitor waits for the newest page before the kept one shows.
const PATIENCE = 3000;

// Another guide on the same website has another scope, and its own caches.
const OURS = `massage-or-pt ${registration.scope} `;
const NAME = OURS + BUILD + location.search;

const pathOf = (file) => new URL(file, location).pathname;
const HOME = pathOf('./');
const PAGES = [HOME, pathOf('./index.html')];
// Words of a language besides English are kept only where the page speaks it, as it says behind this file's name.
const WORDS = `-${location.search.slice(1)}.words.txt`;
const KEPT = Object.keys(FILES).filter((file) => !file.endsWith('.words.txt') || file.endsWith(WORDS));
const PATHS = KEPT.map(pathOf);

addEventListener('install', (event) => event.waitUntil(keepBuild()));
addEventListener('activate', (event) => event.waitUntil(forgetOtherBuilds()));
addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode !== 'navigate') {
    if (PATHS.includes(pathname)) event.respondWith(keptFile(event.request, pathname));
  } else if (PAGES.includes(pathname)) {
    event.respondWith(newestPage(event));
  }
});

// All of one build or nothing: where a file is missing or another, the build before stays.
async function keepBuild() {
  try {
    const cache = await caches.open(NAME);
    const page = await fetch(HOME, { cache: 'no-cache' });
    if (!(await keepPage(page))) throw new Error('the page is of another build');
    await cache.addAll(KEPT.map((file) => new Request(file, { integrity: FILES[file] })));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  await skipWaiting();
}

async function forgetOtherBuilds() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
}

async function keptFile(request, path) {
  const cache = await caches.open(NAME);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}

// The newest page, unless the network fails or is slow. Its files have other names where they are others, so that no
// page ever runs with files of another build.
async function newestPage(event) {
  const asked = fetch(event.request);
  event.waitUntil(asked.then((page) => keepPage(page.clone())).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const newest = await Promise.race([asked.catch(() => {}), late]);
  if (newest && newest.status < 500) return newest;
  const cache = await caches.open(NAME);
  return (await cache.match(HOME, { ignoreVary: true })) ?? asked;
}

// Its owner may have changed its settings, which makes it no other build. Whether it is of this build.
async function keepPage(page) {
  const text = await page.text();
  if (!page.ok || !text.includes(START)) return false;
  const cache = await caches.open(NAME);
  await cache.put(HOME, new Response(text, { headers: page.headers }));
  return true;
}
