import { Invite, type Party } from '@keqiao/shared/grants'
import type { Need } from '@keqiao/shared/needs'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CheckField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { PartyField } from './PartyField.tsx'
import { useInvite } from './queries.ts'
import { endOfDay } from './sight.ts'
import { UntilField } from './UntilField.tsx'
import { nameOf } from './who.ts'

type By = 'name' | 'mail'

interface Props {
  subject: string
  disclosure: Need['disclosure']
}

/** Invites somebody by name from the directories, or an address by mail; says afterwards what happened. */
export function Inviting({ subject, disclosure }: Props) {
  const say = useSay('grants')
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<{ by: By; who: string } | null>(null)
  return (
    <>
      {done && (
        <Notice look="fine">
          <p>{say(`invite.done.${done.by}`, { who: done.who })}</p>
        </Notice>
      )}
      <p>
        <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {say('invite.start')}
        </Button>
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={say('invite.title')}>
        <InviteForm
          subject={subject}
          disclosure={disclosure}
          onDone={(by, who) => {
            setDone({ by, who })
            setOpen(false)
          }}
        />
      </Dialog>
    </>
  )
}

function InviteForm({ subject, disclosure, onDone }: Props & { onDone: (by: By, who: string) => void }) {
  const say = useSay('grants')
  const invite = useInvite()
  const [by, setBy] = useState<By>('name')
  const [party, setParty] = useState<Party | null>(null)
  const [email, setEmail] = useState('')
  const [files, setFiles] = useState(disclosure === 'OPEN')
  const [day, setDay] = useState('')
  const to = by === 'mail' ? { kind: 'mail', email: email.trim() } : { kind: party?.kind, id: party?.id }
  const faults = useFaults(Invite.safeParse({ subject, to, files, until: endOfDay(day) }), invite)
  const change = (apply: () => void) => {
    apply()
    faults.changed()
  }
  const toFault = faults.fault('to') && say(by === 'mail' ? 'invite.mailFault' : 'invite.nameFault')
  const send = faults.submit((checked) =>
    invite.mutate(checked, { onSuccess: () => onDone(by, by === 'mail' ? email.trim() : party ? nameOf(party, say) : '') }),
  )
  return (
    <form ref={faults.form} className={css.form} onSubmit={send} noValidate>
      <p className={css.note}>{say(`invite.means.${disclosure}`)}</p>
      <fieldset className={css.choice}>
        <legend>{say('invite.whom')}</legend>
        {(['name', 'mail'] as const).map((each) => (
          <label key={each} className={css.radio}>
            <input
              type="radio"
              name="invite-by"
              checked={by === each}
              onChange={() =>
                change(() => {
                  setBy(each)
                })
              }
            />
            {say(`invite.by.${each}`)}
          </label>
        ))}
      </fieldset>
      {by === 'name' ? (
        <PartyField value={party} error={toFault} onChange={(next) => change(() => setParty(next))} />
      ) : (
        <TextField
          label={say('invite.email')}
          hint={say('invite.emailHint')}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
          value={email}
          error={toFault}
          onChange={(event) => change(() => setEmail(event.target.value))}
        />
      )}
      {disclosure !== 'OPEN' && (
        <CheckField
          label={say('invite.files')}
          checked={files}
          onChange={(event) => change(() => setFiles(event.target.checked))}
        />
      )}
      <UntilField value={day} error={faults.fault('until')} onChange={(next) => change(() => setDay(next))} />
      <Refusals error={invite.error} rest={faults.rest(['to', 'until'])} />
      <p>
        <Button type="submit" look="known" disabled={invite.isPending}>
          {say('invite.send')}
        </Button>
      </p>
    </form>
  )
}
