import { type DoorAnswer, WalkIn } from '@keqiao/shared/check-ins'
import { useState } from 'react'
import { Link } from 'react-router'
import { newKey } from '../../api/newKey.ts'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField, TickField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './checkins.module.css'
import { type At, useWalkIn } from './queries.ts'

const PARTS = ['name', 'organisation', 'contact', 'consent']
const empty = () => ({ name: '', organisation: '', contact: '', consent: false, nonce: newKey() })

/** Three fields and a tick, and in. */
export function WalkInForm({ at, device, onIn }: { at: At; device: string | null; onIn: (answer: DoorAnswer) => void }) {
  const say = useSay('checkins')
  const language = useLanguage()
  const walkIn = useWalkIn(at)
  const [draft, setDraft] = useState(empty)
  const [full, setFull] = useState(0)
  const checked = WalkIn.safeParse({ ...draft, device, language })
  const { form, fault, rest, changed, anew, submit } = useFaults(checked, walkIn)
  const set = (next: Partial<typeof draft>) => {
    changed()
    setDraft((now) => ({ ...now, ...next }))
  }
  const text = (part: 'name' | 'organisation' | 'contact') => ({
    label: say(`walkIn.${part}`),
    required: true,
    value: draft[part],
    error: fault(part),
    onChange: ({ target }: { target: { value: string } }) => set({ [part]: target.value }),
  })
  const send = (body: WalkIn) =>
    walkIn.mutate(body, {
      onSuccess(said) {
        setDraft(empty())
        anew()
        setFull(said.result === 'full' ? said.position : 0)
        if (said.result === 'in') onIn(said.answer)
      },
    })
  return (
    <form ref={form} className={css.form} noValidate onSubmit={submit(send)}>
      <TextField {...text('name')} />
      <TextField {...text('contact')} />
      <TextField {...text('organisation')} />
      <TickField
        checked={draft.consent}
        error={fault('consent') && say('walkIn.consentMissing')}
        onChange={({ target }) => set({ consent: target.checked })}
        label={
          <>
            {say('walkIn.consent')}{' '}
            <Link to={paths.privacyNotice} target="_blank">
              {say('walkIn.notice')}
            </Link>
          </>
        }
      />
      {full > 0 && <Notice look="alarm">{say('walkIn.full', { position: full })}</Notice>}
      <Refusals error={walkIn.error} rest={rest(PARTS)} />
      <Button type="submit" look="known" disabled={walkIn.isPending}>
        {say('walkIn.send')}
      </Button>
    </form>
  )
}
