import type { Project } from '@keqiao/shared/presentations'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import { RECORDS } from '../../../ui/Reading.tsx'
import { useSay } from '../../../words/say.ts'
import type { PickListing } from './AgendaEditor.tsx'
import css from './agenda.module.css'
import { type ItemValues, moved, type SessionValues } from './agenda.ts'
import { ItemFields } from './ItemFields.tsx'

interface Props {
  n: number
  count: number
  session: SessionValues
  /** Selected in the call, and not yet anywhere in the programme. */
  unplaced: readonly Project[]
  pick: PickListing
  fault: (...path: (string | number)[]) => string | undefined
  onChange: (more: Partial<SessionValues>) => void
  onAdd: (
    item: Pick<ItemValues, 'id' | 'subject' | 'name' | 'speaker' | 'isTicked'> & {
      minutes?: number
      speakerTitle?: string | null
    },
  ) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One session: when, where, what, who comments, and its presentations in their order. */
export function SessionFields({ n, count, session, unplaced, pick, fault, onChange, onAdd, onMove, onRemove }: Props) {
  const say = useSay('organise')
  const [adding, setAdding] = useState<'achievement' | 'need' | null>(null)
  const { items } = session
  const text = (name: 'title' | 'room' | 'startsAt' | 'endsAt' | 'experts' | 'note') => ({
    label: say(`agenda.${name}`),
    value: session[name],
    error: fault(name),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  const set = (next: ItemValues[]) => onChange({ items: next })
  return (
    <fieldset className={css.session}>
      <legend>{say('agenda.session', { n })}</legend>
      <p className={css.sessionTools}>
        <Button
          small
          look="quiet"
          disabled={n === 1}
          aria-label={say('agenda.up', { what: say('agenda.session', { n }) })}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          small
          look="quiet"
          disabled={n === count}
          aria-label={say('agenda.down', { what: say('agenda.session', { n }) })}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button small look="quiet" aria-label={say('agenda.remove', { what: say('agenda.session', { n }) })} onClick={onRemove}>
          ×
        </Button>
      </p>
      <div className={css.pair}>
        <TextField required maxLength={80} {...text('title')} />
        <TextField maxLength={60} {...text('room')} />
        <TextField required type="datetime-local" {...text('startsAt')} />
        <TextField required type="datetime-local" {...text('endsAt')} />
      </div>
      <details className={css.more} open={session.experts !== '' || session.note !== ''}>
        <summary>{say('agenda.more')}</summary>
        <TextArea rows={2} hint={say('agenda.expertsHint')} {...text('experts')} />
        <TextField maxLength={300} {...text('note')} />
      </details>
      {items.length > 0 && (
        <ol className={css.items}>
          {items.map((item, at) => (
            <li key={item.key}>
              <ItemFields
                item={item}
                isFirst={at === 0}
                isLast={at === items.length - 1}
                fault={(part) => fault('presentations', at, part)}
                onChange={(more) => set(items.map((one) => (one.key === item.key ? { ...one, ...more } : one)))}
                onMove={(by) => set(moved(items, at, by))}
                onRemove={() => set(items.filter((one) => one.key !== item.key))}
              />
            </li>
          ))}
        </ol>
      )}
      {unplaced.length > 0 && (
        <div className={css.unplaced}>
          <p>{say('agenda.unplaced')}</p>
          {unplaced.map(({ id, kind, listingId, name, speaker, speakerTitle, minutes, secrecyTicked }) => (
            <Button
              key={id}
              small
              onClick={() =>
                onAdd({ id, subject: `${kind}:${listingId}`, name, speaker, speakerTitle, minutes, isTicked: secrecyTicked })
              }
            >
              + <span lang={RECORDS}>{name ?? say('call.hidden')}</span>
            </Button>
          ))}
        </div>
      )}
      {adding ? (
        pick({
          kind: adding,
          onChange: ({ id, name }) => {
            onAdd({ id: null, subject: `${adding}:${id}`, name, speaker: '', isTicked: false })
            setAdding(null)
          },
        })
      ) : (
        <p className={css.bar}>
          <Button small onClick={() => setAdding('achievement')}>
            {say('agenda.addAchievement')}
          </Button>
          <Button small onClick={() => setAdding('need')}>
            {say('agenda.addNeed')}
          </Button>
        </p>
      )}
    </fieldset>
  )
}
