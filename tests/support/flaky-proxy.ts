import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export type Weather = 'fair' | 'cut' | 'slow' | 'broken'
const SLOW_MS = 300

/** Stands before a search server: lets through, cuts the line, is slow, or spoils documents so that they are taken (202) and fail later. */
export async function openFlakyProxy(target: string) {
  let weather: Weather = 'fair'
  const { hostname, port } = new URL(target)

  async function handle(asked: IncomingMessage, answer: ServerResponse) {
    if (weather === 'cut') return void asked.socket.destroy()
    if (weather === 'slow') await setTimeout(SLOW_MS)
    const chunks: Buffer[] = []
    for await (const chunk of asked) chunks.push(chunk as Buffer)
    const spoils = weather === 'broken' && asked.method === 'POST' && /\/documents(\?|$)/.test(asked.url ?? '')
    const body = spoils
      ? Buffer.from(Buffer.concat(chunks).toString().replaceAll('"id":"', '"id":"no id! '))
      : Buffer.concat(chunks)
    const headers = { ...asked.headers, 'content-length': String(body.length), host: `${hostname}:${port}` }
    const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => asked.socket.destroy())
    onward.end(body)
  }

  const server = createServer((asked, answer) => void handle(asked, answer).catch(() => asked.socket.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    be(next: Weather) {
      weather = next
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
