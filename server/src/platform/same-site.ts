import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

const READS = ['GET', 'HEAD', 'OPTIONS']

/** Another site has no business changing anything here, with or without somebody's cookies. */
export function refuseOtherSites(app: FastifyInstance, publicUrl: string) {
  // A form of another site can send these without asking; nothing here reads them.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request) => {
    if (!READS.includes(request.method) && isForeign(request, publicUrl)) throw new Refusal('forbidden', { needs: 'same_site' })
  })
}

/** Browsers say where a request comes from, in two ways; a program that says neither brings no stranger's cookies. */
function isForeign({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (headers.origin === undefined) return false
  // The address the house is known by, and the one this very request came to: people type localhost, an address or a name.
  const own = [new URL(publicUrl).origin, `http://${headers.host}`, `https://${headers.host}`]
  return !own.includes(headers.origin)
}
