import { type Fitting, MOST_INVITED, type MyMeetings } from '@keqiao/shared/meetings'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { AskForm } from './AskForm.tsx'
import { GroupBar } from './GroupBar.tsx'
import css from './meetings.module.css'
import { peopleQuery } from './queries.ts'
import { Why } from './Why.tsx'

/** On a phone a dozen is a lot. */
const FIRST = 12
const MOST = 100

/** Best first, each with the reasons; one sentence asks. */
export function PeopleToMeet({ token, mine }: { token: string; mine: MyMeetings }) {
  const say = useSay('meetings')
  const [q, setQ] = useState('')
  const [size, setSize] = useState(FIRST)
  const [asking, setAsking] = useState<readonly Fitting[]>([])
  const [chosen, setChosen] = useState<readonly Fitting[]>([])
  const isChosen = ({ id }: Fitting) => chosen.some((one) => one.id === id)
  const toggle = (person: Fitting) =>
    setChosen(isChosen(person) ? chosen.filter(({ id }) => id !== person.id) : [...chosen, person])
  const sent = () => {
    if (asking.length > 1) setChosen([])
    setAsking([])
  }
  const { data } = useQuery({ ...peopleQuery(token, useDebounced(q.trim(), 250), size), enabled: mine.me.takesPart })
  return (
    <section className={css.part} aria-labelledby="people-to-meet">
      <h2 id="people-to-meet">{say('people.title')}</h2>
      {!mine.me.takesPart && <p className={css.faint}>{say('people.join')}</p>}
      {mine.me.takesPart && (
        <>
          <TextField label={say('people.search')} type="search" value={q} onChange={(event) => setQ(event.target.value)} />
          {!data && <Skeleton lines={4} />}
          {data?.items.length === 0 && <Empty level={3} text={q ? say('people.noneFound', { q }) : say('people.none')} />}
          <ul className={css.people} aria-label={say('people.title')}>
            {data?.items.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                mayAsk={mine.mayAsk}
                isChosen={isChosen(person)}
                isFull={chosen.length >= MOST_INVITED}
                onAsk={() => setAsking([person])}
                onChoose={() => toggle(person)}
              />
            ))}
          </ul>
          <GroupBar chosen={chosen} onAsk={() => setAsking(chosen)} onClear={() => setChosen([])} />
          {data && data.total > data.items.length && size < MOST && (
            <p>
              <Button onClick={() => setSize(MOST)}>{say('people.more', { count: data.total - data.items.length })}</Button>
            </p>
          )}
        </>
      )}
      <Dialog
        open={asking.length > 0}
        onClose={() => setAsking([])}
        title={
          asking.length > 1 ? say('group.title', { count: asking.length }) : say('ask.title', { name: asking[0]?.name ?? '' })
        }
        sheet
      >
        {asking.length > 0 && <AskForm token={token} people={asking} onSent={sent} />}
      </Dialog>
    </section>
  )
}

interface Row {
  person: Fitting
  mayAsk: boolean
  /** For one meeting of several. */
  isChosen: boolean
  isFull: boolean
  onAsk: () => void
  onChoose: () => void
}

function PersonRow({ person, mayAsk, isChosen, isFull, onAsk, onChoose }: Row) {
  const say = useSay('meetings')
  const { label } = useLabels()
  const { name, organisation, title, role, aim, score, reasons, meeting, commonSlots } = person
  return (
    <li className={css.person}>
      <div className={css.personHead}>
        <h3>{name}</h3>
        <p>
          {organisation}
          {title && ` · ${title}`}
        </p>
        <p className={css.faint}>{label('signup_role', role)}</p>
      </div>
      {aim && <p className={css.aim}>{aim}</p>}
      <Why reasons={reasons} />
      <p className={css.personFoot}>
        {score > 0 && <span className={css.score}>{say('people.score', { score })}</span>}
        <span className={css.faint}>
          {commonSlots > 0 ? say('people.common', { count: commonSlots }) : say('people.noCommon')}
        </span>
        {meeting && <span className={css.state}>{say(`people.${meeting}`)}</span>}
      </p>
      {mayAsk && commonSlots > 0 && (
        <p className={css.bar}>
          {!meeting && (
            <Button small look="known" aria-haspopup="dialog" aria-label={say('people.askWith', { name })} onClick={onAsk}>
              {say('people.ask')}
            </Button>
          )}
          <Button
            small
            aria-pressed={isChosen}
            aria-label={say(isChosen ? 'people.togetherOut' : 'people.togetherWith', { name })}
            disabled={isFull && !isChosen}
            onClick={onChoose}
          >
            {say(isChosen ? 'people.chosen' : 'people.together')}
          </Button>
        </p>
      )}
    </li>
  )
}
