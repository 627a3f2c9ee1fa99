import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const KINDS: Record<string, string> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mp4': 'video/mp4',
  '.m4s': 'video/iso.segment',
}
const folder = path.resolve(import.meta.dirname, '../browser/stream')

/**
 * Eight seconds of stream from an origin of its own, as a hoster of streams gives it. The pictures are VP9, which every Chromium
 * plays; a browser's MediaRecorder (`video/mp4;codecs=vp9`) made them from a canvas, its head and its fragments parted into two files.
 */
export async function openStream() {
  const state = { isAway: false }
  const server = createServer(async (request, reply) => {
    const name = path.basename(request.url ?? '')
    reply.setHeader('access-control-allow-origin', '*')
    const body = state.isAway ? undefined : await readFile(path.join(folder, name)).catch(() => undefined)
    if (!body) return void reply.writeHead(404).end()
    reply.writeHead(200, { 'content-type': KINDS[path.extname(name)] ?? 'application/octet-stream' }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  async function close() {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { origin, address: `${origin}/index.m3u8`, state, close }
}
