import { SPOKEN_LANGUAGES } from '@keqiao/shared/agents'
import { ROADSHOW_KINDS, ROADSHOW_MODES, RoadshowDraft } from '@keqiao/shared/roadshow'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { Group } from '../../../ui/Group.tsx'
import { KeptNote } from '../../../ui/KeptNote.tsx'
import { forget, keep, readKept } from '../../../ui/kept.ts'
import { Refusals } from '../../../ui/Refusals.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useFaults } from '../../../ui/useFaults.ts'
import { useLabels } from '../../../words/labels.ts'
import { useSay } from '../../../words/say.ts'
import { EventPlaces } from './EventPlaces.tsx'
import { EventTimes } from './EventTimes.tsx'
import css from './organise.module.css'
import { draftOf, type EventValues } from './values.ts'

interface Props {
  /** Where on this device it is kept until it is sent. */
  keptAs: string
  initial: EventValues
  /** In whose name it can be held; without an id, the centre's own. */
  hosts: readonly { id: string; name: string }[]
  sending: { isPending: boolean; error: unknown; reset: () => void }
  submit: string
  onSend: (draft: RoadshowDraft, sent: () => void) => void
}

/** Each has a field here. */
const PLACED = Object.keys(RoadshowDraft.shape)

/** An event as its organiser describes it: one page, in the order in which a reader asks. */
export function EventForm({ keptAs, initial, hosts, sending, submit, onSend }: Props) {
  const say = useSay('organise')
  const roadshow = useSay('roadshow')
  const { label, entries } = useLabels()
  const [kept] = useState(() => readKept<EventValues>(keptAs))
  const [restored, setRestored] = useState(kept !== null)
  const [values, setValues] = useState(kept ?? initial)
  const faults = useFaults(draftOf(values), sending)
  const { fault } = faults
  const set = (more: Partial<EventValues>) => {
    const next = { ...values, ...more }
    setValues(next)
    keep(keptAs, next)
    faults.changed()
  }
  const discard = () => {
    forget(keptAs)
    setRestored(false)
    setValues(initial)
  }
  const text = (name: 'title' | 'intro' | 'coHosts' | 'audience' | 'contact' | 'region' | 'hostId' | 'kind' | 'language') => ({
    value: values[name],
    error: fault(name, name === 'region'),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  const part = { values, set, fault }
  if (entries('field').length === 0) return <Skeleton lines={10} />
  return (
    <form
      ref={faults.form}
      className={css.form}
      noValidate
      onSubmit={faults.submit((draft) => onSend(draft, () => forget(keptAs)))}
    >
      <Group title={say('form.what')}>
        <TextField label={say('form.title')} hint={say('form.titleHint')} maxLength={80} required {...text('title')} />
        <div className={form.pair}>
          <SelectField label={say('form.kind')} {...text('kind')}>
            {ROADSHOW_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {label('roadshow_kind', kind)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('form.mode')}
            value={values.mode}
            error={fault('mode')}
            onChange={(event) => set({ mode: event.target.value as EventValues['mode'] })}
          >
            {ROADSHOW_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {roadshow(`mode.${mode}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <SelectField label={say('form.language')} {...text('language')}>
          {SPOKEN_LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {label('spoken_language', code)}
            </option>
          ))}
        </SelectField>
        <TextArea label={say('form.intro')} hint={say('form.introHint')} rows={6} maxLength={3000} required {...text('intro')} />
        <TextField label={say('form.audience')} hint={say('form.audienceHint')} maxLength={200} {...text('audience')} />
        <fieldset>
          <legend className={form.legend}>{say('form.fields')}</legend>
          <div className={css.ticks}>
            {entries('field', null).flatMap(({ code: parent }) =>
              entries('field', parent).map(({ code }) => (
                <CheckField
                  key={code}
                  label={label('field', code)}
                  checked={values.fields.includes(code)}
                  disabled={values.fields.length >= 8 && !values.fields.includes(code)}
                  onChange={({ target }) =>
                    set({ fields: target.checked ? [...values.fields, code] : values.fields.filter((one) => one !== code) })
                  }
                />
              )),
            )}
          </div>
        </fieldset>
      </Group>
      <EventTimes {...part} />
      <EventPlaces {...part} />
      <Group title={say('form.who')}>
        <div className={form.pair}>
          <SelectField label={say('form.host')} {...text('hostId')}>
            {hosts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={say('form.region')} required {...text('region')}>
            <option value="">{say('form.choose')}</option>
            {entries('region').map(({ code, parent }) => (
              <option key={code} value={code}>
                {parent && parent !== '130000' ? `${label('region', parent)} · ` : ''}
                {label('region', code)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextArea label={say('form.coHosts')} hint={say('form.coHostsHint')} rows={2} {...text('coHosts')} />
        <TextField label={say('form.contact')} hint={say('form.contactHint')} maxLength={120} {...text('contact')} />
      </Group>
      <Refusals error={sending.error} rest={faults.rest(PLACED)} />
      <div className={form.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {submit}
        </Button>
        <KeptNote restored={restored} onDiscard={discard} />
      </div>
    </form>
  )
}
