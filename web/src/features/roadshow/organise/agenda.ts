import { Agenda } from '@keqiao/shared/programme'
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
  /** Confirmed already, whoever did; else asked here. */
  isTicked: boolean
  secrecyTick: boolean
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
  given: Omit<ItemValues, 'key' | 'minutes' | 'speakerTitle' | 'secrecyTick'> & {
    minutes?: number
    speakerTitle?: string | null
  },
) => ({
  ...given,
  secrecyTick: false,
  key: newKey(),
  minutes: String(given.minutes ?? 10),
  speakerTitle: given.speakerTitle ?? '',
})

export const sessionsOf = ({ agenda, unticked }: Pick<RoadshowFile, 'agenda' | 'unticked'>): SessionValues[] =>
  agenda.map(({ id, title, room, startsAt, endsAt, experts, note, presentations }) => ({
    ...{ key: newKey(), id, title, room: room ?? '', note: note ?? '', experts: experts.join('\n') },
    startsAt: localOf(startsAt),
    endsAt: localOf(endsAt),
    items: presentations.map(({ kind, listingId, id, name, speaker, speakerTitle, minutes }) =>
      itemOf({ id, name, speaker, speakerTitle, minutes, subject: `${kind}:${listingId}`, isTicked: !unticked.includes(id) }),
    ),
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

/** Also that each was confirmed: the server knows which were, and so does the editor. */
export const agendaOf = (sessions: readonly SessionValues[]) =>
  Agenda.superRefine((_, context) => {
    for (const [s, { items }] of sessions.entries())
      for (const [p, { isTicked, secrecyTick }] of items.entries())
        if (!isTicked && !secrecyTick) {
          const path = [s, 'presentations', p, 'secrecyTick']
          context.addIssue({ code: 'custom', path, message: 'secrecy_untold' })
        }
  }).safeParse(
    sessions.map(({ id, title, room, startsAt, endsAt, experts, note, items }) => ({
      ...{ id, title, room: room.trim() || null, note: note.trim() || null, experts: linesOf(experts) },
      startsAt: instantOf(startsAt),
      endsAt: instantOf(endsAt),
      presentations: items.map((item) => ({
        ...{ id: item.id, subject: item.subject, speaker: item.speaker, secrecyTick: item.secrecyTick },
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
