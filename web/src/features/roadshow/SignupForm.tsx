import type { Roadshow, SeatMode } from '@keqiao/shared/roadshow'
import { SIGNUP_ROLES, SignupDraft } from '@keqiao/shared/signups'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { newKey } from '../../api/newKey.ts'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField, SelectField, TextArea, TextField, TickField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { linesOf } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { useFeeWords, useSeatWords } from './places.ts'
import { useSignUp } from './queries.ts'
import css from './SignupForm.module.css'

const PARTS = ['name', 'contact', 'organisation', 'mode', 'consent', 'companions', 'title', 'wantToMeet', 'assistance', 'mail']

interface Given {
  event: Roadshow
  /** Of the account, where there is one. */
  known: { name: string; contact: string; organisation: string }
}

/** Three fields and a tick; everything else is folded away. */
export function SignupForm({ event, known }: Given) {
  const say = useSay('roadshow')
  const language = useLanguage()
  const navigate = useNavigate()
  const { label } = useLabels()
  const seatWords = useSeatWords()
  const feeWords = useFeeWords()
  const signUp = useSignUp(event.id)
  const modes = event.seats.map(({ mode }) => mode)
  const first = (event.seats.find(({ left }) => left > 0) ?? event.seats[0])?.mode as SeatMode
  // One form is one sign-up, however often it is sent.
  const [key] = useState(newKey)
  const [draft, setDraft] = useState({ ...EMPTY, ...known, mode: first })
  const companions = linesOf(draft.companions).map((name) => ({ name }))
  const optional = { title: draft.title || null, wantToMeet: draft.wantToMeet || null, assistance: draft.assistance || null }
  const sent = { ...draft, ...optional, mail: draft.mail || null, companions, key, language }
  const faults = useFaults(SignupDraft.safeParse(sent), signUp)
  const set = (next: Partial<typeof draft>) => {
    faults.changed()
    setDraft((now) => ({ ...now, ...next }))
  }
  const text = (part: 'name' | 'contact' | 'organisation' | 'title' | 'mail') => ({
    name: part,
    value: draft[part],
    error: faults.fault(part),
    onChange: ({ target }: { target: { value: string } }) => set({ [part]: target.value }),
  })
  const isFull = (event.seats.find(({ mode }) => mode === draft.mode)?.left ?? 0) === 0 && !event.approval
  const send = (body: SignupDraft) =>
    signUp.mutate(body, { onSuccess: ({ token }) => void navigate(paths.signup(token), { state: { fresh: true } }) })
  return (
    <form
      className={css.form}
      ref={faults.form}
      onSubmit={faults.submit(send)}
      noValidate
      id="sign-up"
      aria-labelledby="sign-up-title"
    >
      <div>
        <h2 id="sign-up-title">{say('form.title')}</h2>
        <p className={css.lead}>{say(isFull ? 'form.waitLead' : 'form.lead')}</p>
      </div>
      {modes.length > 1 && (
        <fieldset className={css.modes}>
          <legend>{say('form.mode')}</legend>
          {event.seats.map((seats) => (
            <label key={seats.mode}>
              <input type="radio" name="mode" checked={draft.mode === seats.mode} onChange={() => set({ mode: seats.mode })} />
              <span>{seatWords(seats)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <TextField label={say('form.name')} autoComplete="name" required {...text('name')} />
      <TextField label={say('form.contact')} hint={say('form.contactHint')} autoComplete="email" required {...text('contact')} />
      <TextField label={say('form.organisation')} autoComplete="organization" required {...text('organisation')} />
      {modes.length > 1 && isFull && (
        <CheckField
          label={say('form.acceptsOther')}
          checked={draft.acceptsOther}
          onChange={({ target }) => set({ acceptsOther: target.checked })}
        />
      )}
      <details className={css.more}>
        <summary>{say('form.more')}</summary>
        <div className={css.fields}>
          {event.maxCompanions > 0 && (
            <TextArea
              label={say('form.companions', { max: event.maxCompanions })}
              rows={2}
              value={draft.companions}
              error={faults.fault('companions')}
              onChange={({ target }) => set({ companions: target.value })}
            />
          )}
          <TextField label={say('form.title2')} {...text('title')} />
          <SelectField
            label={say('form.role')}
            value={draft.role}
            onChange={({ target }) => set({ role: target.value as typeof draft.role })}
          >
            {SIGNUP_ROLES.map((role) => (
              <option key={role} value={role}>
                {label('signup_role', role)}
              </option>
            ))}
          </SelectField>
          <TextField label={say('form.mail')} type="email" {...text('mail')} />
          <TextArea
            label={say('form.wantToMeet')}
            rows={2}
            maxLength={200}
            value={draft.wantToMeet}
            onChange={({ target }) => set({ wantToMeet: target.value })}
          />
          <TextArea
            label={say('form.assistance')}
            rows={2}
            maxLength={200}
            value={draft.assistance}
            onChange={({ target }) => set({ assistance: target.value })}
          />
          <CheckField
            label={say('form.shareContact')}
            checked={draft.shareContact}
            onChange={({ target }) => set({ shareContact: target.checked })}
          />
        </div>
      </details>
      <TickField
        name="consent"
        checked={draft.consent}
        error={faults.fault('consent', true)}
        onChange={({ target }) => set({ consent: target.checked })}
        label={
          <>
            {say('form.consent')}{' '}
            <Link to={paths.privacyNotice} target="_blank">
              {say('form.notice')}
            </Link>
            {say('form.consentEnd')}
          </>
        }
      />
      {event.fee && <p className={css.lead}>{feeWords(event.fee)}</p>}
      {event.approval && <p className={css.lead}>{say('page.approval')}</p>}
      <Refusals error={signUp.error} rest={faults.rest(PARTS)} />
      <Button type="submit" look="known" disabled={signUp.isPending}>
        {say(signUp.isPending ? 'form.working' : isFull ? 'form.submitWait' : 'form.submit')}
      </Button>
    </form>
  )
}

const EMPTY = {
  ...{ name: '', contact: '', organisation: '', title: '', mail: '', companions: '', wantToMeet: '', assistance: '' },
  ...{ acceptsOther: false, shareContact: false, consent: false },
  role: 'AUDIENCE' as (typeof SIGNUP_ROLES)[number],
}
