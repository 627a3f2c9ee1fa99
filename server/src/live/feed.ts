import { PassThrough, type Readable } from 'node:stream'
import type { LiveChanges } from '@keqiao/shared/live'
import { Refusal } from '../platform/refusal.ts'
import type { Seat } from './room.ts'
import type { Asked } from './store.ts'
import type { RoomRow } from './tables.ts'

const LOOK_MS = 1000
const BEAT_MS = 20_000
/** A reader that takes nothing for so long is let go; its browser comes back and resumes. */
const MOST_BEHIND = 1_000_000
/** Streams of one person in this process: a few tabs. */
const MOST_EACH = 6

export interface News {
  room: RoomRow | undefined
  rows: Asked[]
}
export interface Reading {
  /** Comes in, or refuses; asked again at every beat, so that a right that was lost ends the stream. */
  enter(): Promise<Seat>
  changes(seat: Seat, news: News): LiveChanges
}
interface Uses {
  version(roadshowId: string): Promise<number>
  news(roadshowId: string, since: number): Promise<News>
}
interface Watched {
  version: number
  timer: NodeJS.Timeout
  readers: Set<() => void>
  /** What changed since, read once for all readers of this version. */
  news: Map<number, Promise<News>>
}

/**
 * Server-sent events out of the database: this process looks at the version of each room that somebody here reads, once a second
 * for all of them, so that it does not matter which process made the change.
 */
export function createFeed(use: Uses) {
  const rooms = new Map<string, Watched>()
  const open = new Map<string, number>()
  const streams = new Set<PassThrough>()

  async function look(id: string, watched: Watched) {
    const now = await use.version(id).catch(() => watched.version)
    if (now === watched.version) return
    watched.version = now
    watched.news.clear()
    for (const wake of watched.readers) wake()
  }
  function watch(id: string, version: number, reader: () => void) {
    let watched = rooms.get(id)
    if (!watched) {
      const made: Watched = { version, readers: new Set(), news: new Map(), timer: setInterval(() => look(id, made), LOOK_MS) }
      rooms.set(id, made)
      watched = made
    }
    const { readers, timer, news } = watched
    readers.add(reader)
    // Changed after this reader had read, and the others are told already.
    if (watched.version > version) reader()
    return {
      news(since: number): Promise<News> {
        const known = news.get(since) ?? use.news(id, since)
        news.set(since, known)
        return known
      },
      stop() {
        readers.delete(reader)
        if (readers.size > 0) return
        clearInterval(timer)
        rooms.delete(id)
      },
    }
  }
  /** One more stream of this person; gives it back by the function. */
  function admit(who: string): () => void {
    const n = open.get(who) ?? 0
    if (n >= MOST_EACH) throw new Refusal('rate_limited', { retryAfter: BEAT_MS / 1000 })
    open.set(who, n + 1)
    return () => {
      const left = (open.get(who) ?? 1) - 1
      if (left > 0) open.set(who, left)
      else open.delete(who)
    }
  }

  return {
    /** Begins with what is new since `since`; then every change once, in order. Ends when the room or the right to it does. */
    async open(who: string, { enter, changes }: Reading, since: number): Promise<Readable> {
      let seat = await enter()
      const first = await use.news(seat.event.id, since)
      const leave = admit(who)
      const stream = new PassThrough()
      streams.add(stream)
      let last = -1

      function tell(news: News) {
        const told = changes(seat, news)
        if (told.version > last) stream.write(`id: ${told.version}\nevent: changes\ndata: ${JSON.stringify(told)}\n\n`)
        last = Math.max(last, told.version)
        if (told.phase !== 'open') stream.end('event: over\ndata: {}\n\n')
        else if (stream.writableLength > MOST_BEHIND) stream.destroy()
      }
      let turn = Promise.resolve()
      const next = (work: () => Promise<void>) => {
        turn = turn.then(async () => {
          if (stream.writableEnded || stream.destroyed) return
          try {
            await work()
          } catch (fault) {
            stream.end(fault instanceof Refusal ? 'event: over\ndata: {}\n\n' : '')
          }
        })
      }
      const watched = watch(seat.event.id, first.room?.version ?? 0, () => next(async () => tell(await watched.news(last))))
      const beat = setInterval(
        () =>
          next(async () => {
            seat = await enter()
            stream.write(': here\n\n')
          }),
        BEAT_MS,
      )
      stream.on('close', () => {
        watched.stop()
        clearInterval(beat)
        streams.delete(stream)
        leave()
      })
      stream.write('retry: 3000\n\n')
      tell(first)
      return stream
    },

    close() {
      for (const stream of streams) stream.end()
    },
  }
}
