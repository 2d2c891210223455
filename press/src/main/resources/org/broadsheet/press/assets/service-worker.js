// Where there is no network, a page that says so; NAME, FILES and OFFLINE stand above. Stories are
// always asked for anew: one that was withdrawn or corrected must not come back from a device.
"use strict";

addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => {
  const stale = (name) => name.startsWith("offline-") && name !== NAME;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(stale).map((name) => caches.delete(name)))),
  );
});

const kept = (path) => caches.match(path).then((found) => found || Response.error());

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) {
    return;
  }
  if (mode === "navigate") {
    const editions = Object.keys(OFFLINE).filter((prefix) => pathname.startsWith(prefix));
    const nearest = editions.sort((a, b) => b.length - a.length)[0] || "/";
    event.respondWith(fetch(event.request).catch(() => kept(OFFLINE[nearest])));
  } else if (FILES.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found || fetch(event.request)));
  }
});
