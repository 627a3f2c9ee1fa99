import type { GroupMeeting, MeetingFile } from '@keqiao/shared/meeting-plans'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { date, dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { GroupForm } from './GroupForm.tsx'
import grid from './grid.module.css'
import css from './meetings.module.css'
import { Party } from './Party.tsx'
import { span } from './when.ts'

/** Meetings of several: whom the organiser brings together, and those that people arranged themselves. */
export function Groups({ id, file }: { id: string; file: MeetingFile }) {
  const say = useSay('meetings')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <section className={grid.planning} aria-labelledby="groups">
      <h2 id="groups">{say('groups.title')}</h2>
      <p className={grid.lead}>{say('groups.lead')}</p>
      {file.groups.length === 0 && <Empty level={3} text={say('groups.none')} />}
      <ul className={css.cards} aria-label={say('groups.title')}>
        {file.groups.map((group) => (
          <li key={group.id} className={css.card} data-state={group.state}>
            <p className={css.when}>
              <GroupStanding group={group} />
            </p>
            {group.reason && (
              <p className={css.aim} lang={RECORDS}>
                {group.reason}
              </p>
            )}
            <Party people={group.people} askedBy={group.askedBy} />
            {!group.askedBy && <p className={css.faint}>{say('groups.byOrganiser')}</p>}
          </li>
        ))}
      </ul>
      <p>
        <Button look={file.groups.length === 0 ? 'known' : 'plain'} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {say('groups.invite')}
        </Button>
      </p>
      <Dialog open={open} onClose={close} title={say('groups.invite')} sheet>
        <GroupForm id={id} guests={file.guests} onSent={close} />
      </Dialog>
    </section>
  )
}

function GroupStanding({ group: { state, slot, place, people, expiresAt } }: { group: GroupMeeting }) {
  const say = useSay('meetings')
  const language = useLanguage()
  if (slot && ['accepted', 'closed'].includes(state))
    return say('card.accepted', { day: date(slot.startsAt, language), slot: span(slot), place: place?.name ?? '' })
  if (state === 'pending') {
    const count = people.filter(({ answer }) => answer === 'open').length
    return say('groups.pending', { count, at: expiresAt ? dateTime(expiresAt, language) : '' })
  }
  return say(state === 'declined' ? 'card.groupFailed' : state === 'expired' ? 'groups.expired' : 'card.cancelled')
}
