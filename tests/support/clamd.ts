import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** The industry's harmless test virus, in two halves so that no scanner minds this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type Behaviour = 'scan' | 'refuse' | 'silent' | 'hang-up'
export type FakeClamd = Awaited<ReturnType<typeof startClamd>>

/** Speaks as much of clamd's protocol as INSTREAM takes, on a socket of its own; knows one virus. */
export async function startClamd(socket: string) {
  const seen: Buffer[] = []
  const open = new Set<Socket>()
  let behaviour: Behaviour = 'scan'
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client)).on('error', () => {})
    if (behaviour === 'hang-up') return void client.destroy()
    if (behaviour === 'refuse') return void client.end('INSTREAM size limit exceeded. ERROR\0')
    let received = Buffer.alloc(0)
    client.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const content = whole(received)
      if (!content || behaviour === 'silent') return
      seen.push(content)
      client.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  server.listen(socket)
  await once(server, 'listening')
  return {
    socket,
    /** What was sent to be looked at, file by file. */
    seen,
    behave(next: Behaviour) {
      behaviour = next
    },
    async stop() {
      for (const client of open) client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The content once the empty chunk has come, else null. */
function whole(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (received.length < command.length) return null
  if (received.toString('latin1', 0, command.length) !== command) throw new Error('no INSTREAM')
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    if (at + 4 + length > received.length) return null
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
