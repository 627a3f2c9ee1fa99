import type { MyMeeting } from '@keqiao/shared/meetings'
import { date, dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { span } from './when.ts'

/** Of more than two, or brought together by the organiser. */
export const isGroup = ({ others, by, reason }: MyMeeting) => others.length > 1 || (by === 'plan' && reason !== null)

/** Where a meeting stands, who acts next and by when. */
export function Standing({ meeting }: { meeting: MyMeeting }) {
  const say = useSay('meetings')
  const common = useSay('common')
  const language = useLanguage()
  const { label } = useLabels()
  const { state, slot, counter, expiresAt, declined, moves, place, others, askedBy, answer } = meeting
  const named = (people: MyMeeting['others']) => people.map((one) => one.name).join(common('listJoin'))
  const at = expiresAt ? dateTime(expiresAt, language) : ''
  const theirs = moves.includes('accept')
  if (isGroup(meeting)) {
    if (answer === 'no') return say('card.groupLeft')
    if (state === 'expired' && answer === 'open') return say('card.groupMissed')
    if (state === 'pending') {
      const asker = others.find(({ id }) => id === askedBy)
      const facts = { name: asker?.name ?? '', count: others.length + 1, at }
      if (theirs) return say(asker ? 'card.groupTheirs' : 'card.groupInvited', facts)
      return say('card.groupOpen', { ...facts, name: named(others.filter((one) => one.answer === 'open')) })
    }
    if (state === 'declined') return say('card.groupFailed')
  }
  const name = named(others)
  if (state === 'pending') return say(theirs ? 'card.pendingTheirs' : 'card.pendingMine', { name, at })
  if (state === 'countered')
    return say(theirs ? 'card.counteredTheirs' : 'card.counteredMine', { name, slot: counter ? span(counter) : '' })
  if (state === 'declined')
    return say('card.declined', {
      reason:
        [declined?.reason && label('decline_reason', declined.reason), declined?.text].filter(Boolean).join(' · ') ||
        say('card.noReason'),
    })
  if (slot && ['accepted', 'closed'].includes(state))
    return say('card.accepted', {
      day: date(slot.startsAt, language),
      slot: span(slot),
      place: place?.name ?? '',
    })
  return say(`card.${state}`)
}
