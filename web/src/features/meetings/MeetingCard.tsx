import type { MeetingSlot, MyMeeting } from '@keqiao/shared/meetings'
import { useState } from 'react'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { dateTime } from '../../words/format.ts'
import { unplacedIssues } from '../../words/placeIssues.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { DeclineForm, SlotForm } from './AnswerForms.tsx'
import css from './meetings.module.css'
import { OutcomeForm } from './OutcomeForm.tsx'
import { Party } from './Party.tsx'
import { useAnswer, useReport } from './queries.ts'
import { isGroup, Standing } from './Standing.tsx'

/** One meeting: who, when and where in words, and what may be done now. */
export function MeetingCard({ token, meeting, slots }: { token: string; meeting: MyMeeting; slots: MeetingSlot[] }) {
  const say = useSay('meetings')
  const common = useSay('common')
  const language = useLanguage()
  const sending = useAnswer(token, meeting.id)
  const reporting = useReport(token, meeting.id)
  const [asked, setAsked] = useState<'decline' | 'counter' | 'move' | null>(null)
  const { others, reason, moves, place, by, askedBy, mayReport, outcomeUntil, outcome } = meeting
  const group = isGroup(meeting)
  const names = others.map(({ name }) => name).join(common('listJoin'))
  const close = () => setAsked(null)
  return (
    <li className={css.card} data-state={meeting.state}>
      <p className={css.when}>
        <Standing meeting={meeting} />
      </p>
      {group ? (
        <Party people={others} askedBy={askedBy} />
      ) : (
        others.map(({ id, name, organisation, title }) => (
          <p key={id}>
            <strong>{name}</strong> {organisation}
            {title && ` · ${title}`}
          </p>
        ))
      )}
      {reason && (
        <p className={css.aim}>
          {say('card.because')}：{reason}
        </p>
      )}
      {by === 'plan' && !reason && meeting.state === 'accepted' && <p className={css.faint}>{say('card.planned')}</p>}
      <Refusals error={asked ? null : sending.error} rest={unplacedIssues(sending.error, [])} />
      <p className={css.bar}>
        {place?.link && meeting.state === 'accepted' && (
          <ButtonAnchor small href={place.link}>
            {say('card.link')}
          </ButtonAnchor>
        )}
        {moves.map((move) => (
          <Button
            key={move}
            small
            look={move === 'accept' ? 'known' : 'plain'}
            disabled={sending.isPending}
            onClick={() => (move === 'accept' || move === 'cancel' ? sending.mutate({ move }) : setAsked(move))}
          >
            {say(move === 'cancel' && others.length > 1 && by !== 'me' ? 'card.leave' : `card.${move}`)}
          </Button>
        ))}
      </p>
      {mayReport && outcomeUntil && (
        <>
          <p>
            {outcome
              ? say('card.reported', { outcome: say(`outcome.${outcome.outcome}`) })
              : say('card.askReport', { at: dateTime(outcomeUntil, language) })}
          </p>
          <OutcomeForm meeting={meeting} sending={reporting} onSend={(report) => reporting.mutate(report)} />
        </>
      )}
      <Dialog
        open={asked !== null}
        onClose={close}
        title={
          asked === 'decline'
            ? group
              ? say('answer.declineGroup')
              : say('answer.declineTitle', { name: names })
            : say('answer.slotTitle')
        }
        sheet
      >
        {asked === 'decline' && <DeclineForm sending={sending} onSend={(sent) => sending.mutate(sent, { onSuccess: close })} />}
        {(asked === 'counter' || asked === 'move') && (
          <SlotForm
            slots={slots.filter(({ startsAt }) => startsAt !== meeting.slot?.startsAt)}
            sending={sending}
            onSend={(startsAt) => sending.mutate({ move: asked, startsAt }, { onSuccess: close })}
          />
        )}
      </Dialog>
    </li>
  )
}
