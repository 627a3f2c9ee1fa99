import { ENCOUNTER_KINDS, ENCOUNTER_OUTCOMES, type EncounterDraft, SIDES } from '@keqiao/shared/encounters'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import form from '../../ui/form.module.css'
import { Group } from '../../ui/Group.tsx'
import { KeptNote } from '../../ui/KeptNote.tsx'
import { forget, keep, readKept } from '../../ui/kept.ts'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { today } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { Choices } from './Choices.tsx'
import css from './form.module.css'
import { PeopleRows } from './PeopleRows.tsx'
import { Pick } from './Pick.tsx'
import { SideField } from './SideField.tsx'
import { draftOf, type EncounterValues } from './values.ts'

interface Props {
  /** Where on this device it is kept until it is sent. */
  keptAs: string
  initial: EncounterValues
  sending: { isPending: boolean; error: unknown; reset: () => void }
  submit: string
  onSend: (draft: EncounterDraft, sent: () => void) => void
}

const PLACED = [
  'on',
  'place',
  'needId',
  'achievementId',
  'demand',
  'supply',
  'people',
  'content',
  'intent',
  'nextStep',
  'nextWho',
  'due',
]
const NEXT = [...SIDES, 'recorder'] as const

/** Everything on one page in the order in which it is told; nothing typed is lost. */
export function EncounterForm({ keptAs, initial, sending, submit, onSend }: Props) {
  const say = useSay('encounters')
  const [kept] = useState(() => readKept<EncounterValues>(keptAs))
  const [restored, setRestored] = useState(kept !== null)
  const [values, setValues] = useState(kept ?? initial)
  const checked = draftOf(values)
  const { form: box, fault, rest, changed, submit: submitting } = useFaults(checked, sending)
  const set = (more: Partial<EncounterValues>) => {
    const next = { ...values, ...more }
    setValues(next)
    keep(keptAs, next)
    changed()
  }
  const discard = () => {
    forget(keptAs)
    setRestored(false)
    setValues(initial)
  }
  const text = (name: 'place' | 'content' | 'nextStep' | 'intent' | 'due' | 'on') => ({
    value: values[name],
    error: fault(name),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <form ref={box} className={css.form} noValidate onSubmit={submitting((draft) => onSend(draft, () => forget(keptAs)))}>
      <Group title={say('form.about')} hint={say('form.aboutHint')}>
        <Pick
          kind="need"
          label={say('form.need')}
          hint={say('form.mineFirst')}
          placeholder={say('form.needSearch')}
          error={fault('needId')}
          value={values.need}
          onChange={(need) => set({ need })}
        />
        <Pick
          kind="achievement"
          label={say('form.achievement')}
          hint={say('form.mineFirst')}
          placeholder={say('form.achievementSearch')}
          error={fault('achievementId')}
          value={values.achievement}
          onChange={(achievement) => set({ achievement })}
        />
        {!values.need && values.achievement && (
          <SideField side="demand" value={values.demand} error={fault('demand')} onChange={(demand) => set({ demand })} />
        )}
        {!values.achievement && values.need && (
          <SideField side="supply" value={values.supply} error={fault('supply')} onChange={(supply) => set({ supply })} />
        )}
      </Group>
      <Group title={say('form.when')}>
        <Choices
          label={say('form.kind')}
          values={ENCOUNTER_KINDS}
          value={values.kind}
          textOf={(kind) => say(`kind.${kind}`)}
          onChange={(kind) => set({ kind })}
        />
        <div className={form.pair}>
          <TextField label={say('form.on')} type="date" max={today()} required {...text('on')} />
          <TextField label={say('form.place')} maxLength={80} {...text('place')} />
        </div>
      </Group>
      <Group title={say('form.people')}>
        <PeopleRows value={values.people} error={fault('people')} onChange={(people) => set({ people })} />
      </Group>
      <Group title={say('form.talk')}>
        <TextArea
          label={say('form.content')}
          hint={say('form.contentHint')}
          rows={6}
          maxLength={2000}
          required
          {...text('content')}
        />
        <Choices
          label={say('form.outcome')}
          values={ENCOUNTER_OUTCOMES}
          value={values.outcome}
          textOf={(outcome) => say(`outcome.${outcome}`)}
          onChange={(outcome) => set({ outcome })}
        />
        <TextField label={say('form.intent')} inputMode="decimal" maxLength={14} {...text('intent')} />
      </Group>
      <Group title={say('form.next')}>
        <TextArea label={say('form.nextStep')} rows={2} maxLength={300} {...text('nextStep')} />
        {values.nextStep.trim() !== '' && (
          <>
            <Choices
              label={say('form.nextWho')}
              values={initial.nextWho === 'recorder' ? NEXT : SIDES}
              value={values.nextWho}
              textOf={(who) => say(who === 'recorder' ? 'side.recorder' : `as.${who}`)}
              onChange={(nextWho) => set({ nextWho })}
            />
            <TextField label={say('form.due')} type="date" min={values.on} {...text('due')} />
          </>
        )}
      </Group>
      <Refusals error={sending.error} rest={rest(PLACED)} />
      <div className={form.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {submit}
        </Button>
        <KeptNote restored={restored} onDiscard={discard} />
      </div>
    </form>
  )
}
