import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { placedIssues } from '../../words/placeIssues.ts'
import { useSay } from '../../words/say.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { FileField } from './FileField.tsx'
import { AddressField, type Bound, IdentityFields, IntroField } from './FormFields.tsx'
import css from './form.module.css'
import { useApply } from './queries.ts'
import { blank, readTyped } from './values.ts'

const SHOWN = ['name', 'uscc', 'kind', 'region', 'stateEstablished', 'objectionChannel', 'address', 'intro']

interface Props {
  sendLicence: (licence: { id: string; file: File }) => Promise<unknown>
  onDone: (id: string) => void
}

/** Applies for the unit a person works for; they become its administrator, and the operator of its region verifies it. */
export function ApplyForm({ sendLicence, onDone }: Props) {
  const say = useSay('organisations')
  const apply = useApply()
  const addLicence = useMutation({ mutationFn: sendLicence })
  const [typed, setTyped] = useState(blank)
  /** The code as it was typed when it turned out that somebody has it. */
  const [taken, setTaken] = useState<string | null>(null)
  const [licence, setLicence] = useState<File | null>(null)
  const checked = readTyped(typed)
  const faults = useFaults(checked, apply)
  const change: Bound['change'] = (part, value) => {
    setTyped((now) => ({ ...now, [part]: value }))
    faults.changed()
  }
  const bound = { typed, change, fault: faults.fault }
  const send = faults.submit((form) =>
    apply.mutate(form, {
      onError: (error) => placedIssues(error).some(({ issue }) => issue.code === 'uscc_taken') && setTaken(typed.uscc),
      onSuccess: ({ id }) => {
        // It is handed in; a licence that does not arrive is asked for again on its page.
        if (licence) addLicence.mutate({ id, file: licence }, { onSettled: () => onDone(id) })
        else onDone(id)
      },
    }),
  )
  return (
    <>
      <header className={css.head}>
        <h1>{say('apply.title')}</h1>
        <p>{say('apply.intro')}</p>
      </header>
      <form ref={faults.form} className={css.form} onSubmit={send} noValidate>
        <Refusals error={apply.error} rest={faults.rest(SHOWN)} />
        <IdentityFields {...bound} />
        {typed.uscc === taken && <ClaimForm uscc={typed.uscc} />}
        <AddressField {...bound} />
        <FileField label={say('licence.title')} hint={say('licence.hint')} onChange={setLicence} />
        <IntroField {...bound} />
        <div className={css.actions}>
          <Button type="submit" look="known" disabled={apply.isPending || addLicence.isPending}>
            {say(apply.isPending || addLicence.isPending ? 'apply.working' : 'apply.submit')}
          </Button>
          <p className={css.note}>{say('apply.after')}</p>
        </div>
      </form>
    </>
  )
}
