// Works for one address only: the page that lets people in, which must start without a network.
const CACHE = 'keqiao-door-2'
const PATIENCE_MS = 4000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(pageFirstFromNetwork(request, pathname))
  // Files under /assets/ never change under one name.
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/favicon'))
    event.respondWith(fileFirstFromCache(request, pathname))
})

async function forgetOld() {
  for (const name of await caches.keys()) if (name.startsWith('keqiao-door-') && name !== CACHE) await caches.delete(name)
}

async function pageFirstFromNetwork(request, pathname) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await Promise.race([fetch(request), tooLong()])
    if (answer.ok) await cache.put(pathname, answer.clone())
    return answer
  } catch {
    return (await cache.match(pathname)) ?? Response.error()
  }
}

async function fileFirstFromCache(request, pathname) {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(pathname)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(pathname, answer.clone())
  return answer
}

const tooLong = () => new Promise((_, refuse) => setTimeout(refuse, PATIENCE_MS))
