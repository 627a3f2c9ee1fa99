// Loaded before anything else (`node --import`): every attempt to leave this machine is written down and refused.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const isHere = (host: string | undefined) => !host || host === 'localhost' || host === '::1' || /^127\./.test(host)

function refuse(how: string, where: unknown): never {
  appendFileSync(process.env.ATTEMPTS as string, `${how} ${String(where)}\n`)
  throw new Error(`outgoing connection refused by the test: ${how} ${String(where)}`)
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (this: net.Socket, ...given: never[]) {
  // Either (options), (port, host) or the list that net makes of them before it calls itself.
  const [first, second] = (Array.isArray(given[0]) ? given[0] : given) as unknown[]
  const host = typeof first === 'object' ? (first as net.TcpNetConnectOpts).host : typeof second === 'string' ? second : undefined
  if (!isHere(host)) refuse('connect', host)
  return connect.apply(this, given as never)
} as typeof connect

const guarded = (how: string, original: (...given: never[]) => unknown) =>
  function (this: unknown, ...given: never[]) {
    if (!isHere(given[0])) refuse(how, given[0])
    return original.apply(this, given)
  }
const resolvers = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveSrv', 'reverse'] as const
for (const module of [dns, dns.promises] as unknown as Record<string, never>[])
  for (const name of resolvers) module[name] = guarded(`dns.${name}`, module[name] as never) as never
const send = dgram.Socket.prototype.send
dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: never[]) {
  const host = given.find((one) => typeof one === 'string' && one !== given[0])
  if (!isHere(host)) refuse('udp', host)
  return send.apply(this, given as never)
} as typeof send
syncBuiltinESMExports()
