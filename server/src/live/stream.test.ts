import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { LiveChanges } from '@keqiao/shared/live'
import { describe, expect, test } from 'vitest'
import { openReading } from '../platform/db/database.ts'
import { AT, asks, roomHouse } from './fixtures.ts'
import { createLive } from './service.ts'

const { at, live, signUp, running } = roomHouse()

describe('the stream of changes', () => {
  /** A reader over the wire: what it was told, in order. */
  async function reader(address: string, headers: Record<string, string> = {}) {
    const request = get(address, { agent: false, headers: { accept: 'text/event-stream', ...headers } })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    const told: { id: number; data: LiveChanges }[] = []
    let over = false
    const done = (async () => {
      let text = ''
      for await (const chunk of answer.setEncoding('utf8')) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const [, id, data] = /^id: (\d+)\nevent: changes\ndata: (.*)$/s.exec(part) ?? []
          if (data) told.push({ id: Number(id), data: JSON.parse(data) })
          if (part.startsWith('event: over')) over = true
        }
      }
    })().catch(() => undefined)
    return { answer, told, done, isOver: () => over, leave: () => request.destroy() }
  }
  const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })
  const texts = ({ told }: Awaited<ReturnType<typeof reader>>) =>
    told.flatMap(({ data }) => data.questions.map(({ text, votes }) => `${text} ${votes}`))

  test('tells several readers the same in the same order, resumes where one was, and ends with the room', async () => {
    if (!at.house.app.server.listening) {
      void at.house.app.listen({ host: '127.0.0.1', port: 0 })
      await once(at.house.app.server, 'listening')
    }
    const address = at.house.app.server.address() as { port: number }
    const event = await running()
    const [a, b] = [await signUp(event), await signUp(event)]
    const of = (token: string) => `http://127.0.0.1:${address.port}/api/v1/live/${token}/questions/stream`
    expect((await reader(of(a))).answer.statusCode).toBe(409)
    at.house.clock.set(AT.running)
    const readers = [await reader(of(a)), await reader(of(b))]
    const [, second] = readers as [(typeof readers)[0], (typeof readers)[0]]
    expect(second.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    const question = await live().ask(a, asks('问一'))
    const hidden = await live().ask(a, asks('问二'))
    await live().moderate(at.people.operator, event, hidden.id, 'hidden')
    await live().moderate(at.people.operator, event, question.id, 'shown')
    await soon(() => texts(second)).toEqual(['问一 0'])
    second.leave()
    await live().vote(b, question.id)
    const resumed = await reader(of(b), { 'last-event-id': String(second.told.at(-1)?.id) })
    await soon(() => texts(resumed)).toEqual(['问一 1'])
    await soon(() => texts(readers[0] as (typeof readers)[0]).at(-1)).toBe('问一 1')
    await live().step(at.people.operator, event, { step: 'say', message: '五分钟后继续' })
    await soon(() => resumed.told.at(-1)?.data.message?.text).toBe('五分钟后继续')
    await live().step(at.people.operator, event, { step: 'end' })
    await Promise.all([readers[0]?.done, resumed.done])
    expect([readers[0]?.isOver(), resumed.isOver()]).toEqual([true, true])
    const all = readers.concat(resumed).flatMap(({ told }) => JSON.stringify(told))
    expect(all.slice(1).join().includes('问二')).toBe(false)
    const ids = readers[0]?.told.map(({ id }) => id) ?? []
    expect(ids).toEqual([...new Set(ids)].toSorted((x, y) => x - y))
  })

  test('tells what happened in another process on the same database', async () => {
    const event = await running()
    const [asker, reads] = [await signUp(event), await signUp(event)]
    at.house.clock.set(AT.running)
    const { services } = at.house
    const { database } = services.config
    // Without a server the database is of this process alone.
    const own = database.kind === 'pglite' ? null : await openReading(database)
    const there = createLive({ ...services, db: { ...services.db, ...(own && { read: own.read }) }, streamOrigins: [] })
    const stream = await there.stream(reads, 0)
    let told = ''
    stream.setEncoding('utf8').on('data', (text: string) => (told += text))
    const { id } = await live().ask(asker, asks('在另一个进程里问的'))
    await live().moderate(at.people.operator, event, id, 'shown')
    await soon(() => told).toContain('在另一个进程里问的')
    expect((await live().changes(reads, 0)).questions).toEqual((await there.changes(reads, 0)).questions)
    there.feed.close()
    await own?.close()
  })
})
