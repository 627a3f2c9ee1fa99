import http from 'node:http'
import type { Random } from '../model/random.ts'

export interface Answer {
  status: number
  body: { code?: string; token?: string; signup?: { state: string } }
  ms: number
}
export interface Crowd {
  addresses: string[]
  people: number
  clients: number
  random: Random
  /** Where a form is sent, and what it says. */
  path: string
  form(n: number): object
  /** One after the other as fast as answers come, or so many a second whatever comes back. */
  perSecond?: number
}

const THINK_MS = 20
/** One in so many clicks twice. */
const DOUBLE = 20
const agent = new http.Agent({ keepAlive: true, maxSockets: 400, maxFreeSockets: 400 })

export function post(address: string, body: object, from = performance.now()): Promise<Answer> {
  const text = JSON.stringify(body)
  return new Promise((done, failed) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const request = http.request(address, { method: 'POST', agent, headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => {
        const said = Buffer.concat(chunks).toString()
        done({ status: reply.statusCode ?? 0, body: JSON.parse(said || '{}'), ms: performance.now() - from })
      })
    })
    request.on('error', failed)
    request.end(text)
  })
}
/** People look at a page before they sign up: their connections stand. (Node takes in one new connection a turn of its loop.) */
const arrive = (address: string) =>
  new Promise<void>((done, failed) => {
    const request = http.get(`${address}/health`, { agent }, (reply) => reply.resume().on('end', done))
    request.on('error', failed)
  })
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms))

/** Everybody signs up once; some send the same form twice at once. All answers, by person. */
export async function signUpAll({ addresses, people, clients, random, path, form, perSecond }: Crowd) {
  const answers: Answer[][] = Array.from({ length: people }, () => [])
  const plan = answers.map((_, n) => ({
    n,
    address: addresses[random.below(addresses.length)] + path,
    twice: random.below(DOUBLE) === 0,
    think: random.next() * THINK_MS,
  }))
  const send = async ({ n, address, twice }: (typeof plan)[number], from: number) => {
    const body = form(n)
    answers[n] = await Promise.all((twice ? [1, 2] : [1]).map(() => post(address, body, from)))
  }
  await Promise.all(Array.from({ length: clients * 1.5 }, (_, n) => arrive(addresses[n % addresses.length] as string)))
  const began = performance.now()
  if (perSecond) {
    await Promise.all(
      plan.map(async (one) => {
        const at = began + (one.n * 1000) / perSecond
        await pause(Math.max(0, at - performance.now()))
        // From when it should have been sent: what waits behind others counts.
        await send(one, at)
      }),
    )
  } else {
    const queue = plan.values()
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (const one of queue) {
          await pause(one.think)
          await send(one, performance.now())
        }
      }),
    )
  }
  return { answers, seconds: (performance.now() - began) / 1000 }
}

export function timesOf(answers: Answer[][]) {
  const times = answers
    .flat()
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), most: at(1) }
}
