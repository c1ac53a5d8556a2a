// SPDX-License-Identifier: Apache-2.0
// Keeps the last copy of a person's own programme, and nothing else, for where there is no network.

const shelf = "own programme";
const isKept = (url) => /^\/e\/[^/]+\/mine$/.test(url.pathname) || url.pathname.startsWith("/static/");

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !isKept(url)) return;
  event.respondWith((async () => {
    const cache = await caches.open(shelf);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok && !fresh.redirected) await cache.put(event.request, fresh.clone());
      else if (url.pathname.endsWith("/mine")) await cache.delete(event.request);
      return fresh;
    } catch (fault) {
      const kept = await cache.match(event.request);
      if (kept) return kept;
      throw fault;
    }
  })());
});
