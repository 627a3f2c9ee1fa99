import { Agenda, type ShownSession } from '@keqiao/shared/programme'
import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { instantOf, linesOf, localOf } from '../../../words/format.ts'

/** What stands in the editor. A key lives as long as the row, whatever its place. */
export interface ItemValues {
  key: number
  id: string | null
  subject: string
  name: string | null
  speaker: string
  speakerTitle: string
  minutes: string
}
export interface SessionValues {
  key: number
  id: string | null
  title: string
  room: string
  startsAt: string
  endsAt: string
  experts: string
  note: string
  items: ItemValues[]
}

let keys = 0
const newKey = () => ++keys

export const itemOf = (
  given: Omit<ItemValues, 'key' | 'minutes' | 'speakerTitle'> & { minutes?: number; speakerTitle?: string | null },
) => ({
  ...given,
  key: newKey(),
  minutes: String(given.minutes ?? 10),
  speakerTitle: given.speakerTitle ?? '',
})

export const sessionsOf = (agenda: readonly ShownSession[]): SessionValues[] =>
  agenda.map(({ id, title, room, startsAt, endsAt, experts, note, presentations }) => ({
    ...{ key: newKey(), id, title, room: room ?? '', note: note ?? '', experts: experts.join('\n') },
    startsAt: localOf(startsAt),
    endsAt: localOf(endsAt),
    items: presentations.map(({ kind, listingId, ...one }) => itemOf({ ...one, subject: `${kind}:${listingId}` })),
  }))

/** A further session begins where the last one ended. */
export function newSession(sessions: readonly SessionValues[], { startsAt, endsAt }: RoadshowFile): SessionValues {
  const from = sessions.at(-1)?.endsAt || localOf(startsAt)
  const to = localOf(endsAt)
  return {
    key: newKey(),
    id: null,
    title: '',
    room: '',
    startsAt: from,
    endsAt: to > from ? to : '',
    experts: '',
    note: '',
    items: [],
  }
}

export const agendaOf = (sessions: readonly SessionValues[]) =>
  Agenda.safeParse(
    sessions.map(({ id, title, room, startsAt, endsAt, experts, note, items }) => ({
      ...{ id, title, room: room.trim() || null, note: note.trim() || null, experts: linesOf(experts) },
      startsAt: instantOf(startsAt),
      endsAt: instantOf(endsAt),
      presentations: items.map((item) => ({
        ...{ id: item.id, subject: item.subject, speaker: item.speaker },
        speakerTitle: item.speakerTitle.trim() || null,
        minutes: item.minutes.trim() === '' ? undefined : Number(item.minutes),
      })),
    })),
  )

/** One place earlier or later; where there is none, as it was. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  return list.with(from, list[to] as T).with(to, list[from] as T)
}
