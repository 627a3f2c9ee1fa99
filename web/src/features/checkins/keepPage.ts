import { openReader } from './camera.ts'

const CACHE = 'keqiao-door-2'

/** Keeps this page and all it needs, so that it starts without a network; the rest of the site knows nothing of it. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  await navigator.serviceWorker.register('/door-worker.js', { scope: location.pathname })
  // What is read with comes with the page, before it is needed.
  await openReader().catch(() => undefined)
  const mine = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const files = mine.filter(({ origin, pathname }) => origin === location.origin && /^\/(assets\/|favicon)/.test(pathname))
  const cache = await caches.open(CACHE)
  const wanted = [location.pathname, ...new Set(files.map(({ pathname }) => pathname))]
  await Promise.all(wanted.map((address) => cache.add(new Request(address, { headers: { accept: 'text/html,*/*' } }))))
}
