import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export interface Received {
  /** The Message-ID without its brackets and domain: the id of the mail. */
  id: string
  to: string
  raw: string
}
/** What the next connection meets: an answer to DATA or RCPT, a cut connection, or a server that never answers. */
export type Meets = 'accept' | 'later' | 'never' | 'no such mailbox' | 'cut after DATA' | 'silence' | 'drip'

/** A small real SMTP server: it speaks as much as a client needs and remembers all it was given. */
export async function startSmtp() {
  const received: Received[] = []
  const plan: Meets[] = []
  const sockets = new Set<Socket>()
  let onData: (one: Received) => void = () => {}
  let connections = 0

  function keep(to: string, raw: string) {
    const id = /^Message-ID: <([^@]+)@/im.exec(raw)?.[1] ?? 'none'
    const one = { id, to, raw }
    received.push(one)
    onData(one)
  }

  function serve(socket: Socket) {
    const meets = plan.shift() ?? 'accept'
    connections++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    if (meets === 'silence') return
    if (meets === 'drip') {
      const drip = setInterval(() => socket.write('2'), 20)
      socket.on('close', () => clearInterval(drip))
      return
    }
    const say = (line: string) => socket.write(`${line}\r\n`)
    let held = ''
    let to = ''
    let inData = false
    say('220 test')
    socket.on('data', (chunk) => {
      held += chunk.toString('latin1')
      if (inData) {
        const end = held.indexOf('\r\n.\r\n')
        if (end < 0) return
        keep(to, held.slice(0, end))
        held = held.slice(end + 5)
        inData = false
        if (meets === 'cut after DATA') return void socket.destroy()
        say(meets === 'later' ? '451 try later' : meets === 'never' ? '554 refused' : '250 taken')
      }
      for (let end = held.indexOf('\r\n'); end >= 0 && !inData; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end)
        held = held.slice(end + 2)
        if (/^EHLO/i.test(line)) say('250 test')
        else if (/^RCPT/i.test(line)) {
          to = /<([^>]*)>/.exec(line)?.[1] ?? ''
          say(meets === 'no such mailbox' ? `550 <${to}> unknown` : '250 ok')
        } else if (/^DATA/i.test(line)) {
          inData = true
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  }

  const server = createServer(serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** What the coming connections meet, in turn; after that all is accepted. */
    meet: (...next: Meets[]) => void plan.push(...next),
    connections: () => connections,
    /** Called with each letter before the server answers for it. */
    onData: (listen: (one: Received) => void) => {
      onData = listen
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
