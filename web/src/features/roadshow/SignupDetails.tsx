import { type Signup, SignupChange } from '@keqiao/shared/signups'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextArea, TextField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { linesOf } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './MySignup.module.css'
import { roadshowQuery, useChangeSignup } from './queries.ts'

/** What was filled in; changed in place while the sign-up stands. */
export function SignupDetails({ token, signup }: { token: string; signup: Signup }) {
  const say = useSay('roadshow')
  const [open, setOpen] = useState(false)
  const { name, contact, organisation, title, companions } = signup
  const names = companions.map((one) => one.name).join('、') || say('mine.none')
  const facts = [
    [say('form.name'), [name, title].filter(Boolean).join(' ')],
    [say('form.contact'), contact],
    [say('form.organisation'), organisation],
    [say('mine.companions'), names],
  ]
  return (
    <section className={css.details}>
      <h2>{say('mine.details')}</h2>
      {open ? (
        <Changing key={signup.revision} token={token} signup={signup} onDone={() => setOpen(false)} />
      ) : (
        <>
          <dl lang={RECORDS}>
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {signup.moves.includes('withdraw') && (
            <Button small onClick={() => setOpen(true)}>
              {say('mine.edit')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function Changing({ token, signup, onDone }: { token: string; signup: Signup; onDone: () => void }) {
  const say = useSay('roadshow')
  const change = useChangeSignup(token)
  const { data: event } = useQuery(roadshowQuery(signup.roadshow.id))
  const { name, organisation, title, role, acceptsOther, interests, wantToMeet, assistance, mail, shareContact, revision } =
    signup
  const [draft, setDraft] = useState({
    ...{ name, organisation, title: title ?? '', acceptsOther, shareContact, mail: mail ?? '' },
    companions: signup.companions.map((one) => one.name).join('\n'),
  })
  const companions = linesOf(draft.companions).map((name) => ({ name }))
  const more = {
    title: draft.title || null,
    mail: draft.mail || null,
    companions,
    role,
    interests,
    wantToMeet,
    assistance,
    revision,
  }
  const faults = useFaults(SignupChange.safeParse({ ...draft, ...more }), change)
  const set = (next: Partial<typeof draft>) => {
    faults.changed()
    setDraft((now) => ({ ...now, ...next }))
  }
  const text = (part: 'name' | 'organisation' | 'title' | 'mail') => ({
    name: part,
    value: draft[part],
    error: faults.fault(part),
    onChange: ({ target }: { target: { value: string } }) => set({ [part]: target.value }),
  })
  const hybrid = signup.roadshow.mode === 'HYBRID'
  return (
    <form
      className={css.form}
      ref={faults.form}
      noValidate
      onSubmit={faults.submit((body) => change.mutate(body, { onSuccess: onDone }))}
    >
      <TextField label={say('form.name')} required {...text('name')} />
      <TextField label={say('form.organisation')} required {...text('organisation')} />
      <TextField label={say('form.title2')} {...text('title')} />
      <TextField label={say('form.mail')} type="email" {...text('mail')} />
      <TextArea
        label={say('form.companions', { max: event?.maxCompanions ?? 9 })}
        rows={2}
        value={draft.companions}
        error={faults.fault('companions')}
        onChange={({ target }) => set({ companions: target.value })}
      />
      {hybrid && (
        <CheckField
          label={say('form.acceptsOther')}
          checked={draft.acceptsOther}
          onChange={({ target }) => set({ acceptsOther: target.checked })}
        />
      )}
      <Refusals error={change.error} rest={faults.rest(['name', 'organisation', 'title', 'mail', 'companions'])} />
      <div className={css.moves}>
        <Button type="submit" look="known" disabled={change.isPending}>
          {say('mine.saveEdit')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say('mine.cancelEdit')}
        </Button>
      </div>
    </form>
  )
}
