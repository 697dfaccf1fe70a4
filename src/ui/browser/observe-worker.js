// Gives back the page of an observation, and what it needs, where there is no network. It keeps nothing itself, and
// nothing of any other page.
const cacheName = 'waarnemen'
const isObservation = ({ pathname }) => /^\/beroepsproeven\/[\w-]+\/waarnemen$/.test(pathname)

const page = async request => {
  const cache = await caches.open(cacheName)
  const { pathname } = new URL(request.url)
  try {
    const answer = await fetch(request)
    // Not theirs any more, or signed out: then it is not kept here either.
    if (answer.status === 404 || answer.type === 'opaqueredirect') await cache.delete(pathname)
    return answer.status >= 500 ? ((await cache.match(pathname)) ?? answer) : answer
  } catch (problem) {
    const kept = await cache.match(pathname)
    if (kept) return kept
    throw problem
  }
}

const part = async request => (await caches.match(request)) ?? fetch(request)

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (isObservation(url)) event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(part(request))
})
