import type { ListingKind } from '@keqiao/shared/listings'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './provenance.module.css'
import { useClaim } from './queries.ts'

interface Props {
  kind: ListingKind
  id: string
  name: string
  /** The organisations in whose name this person may claim. */
  organisations: readonly { id: string; name: string }[]
}

/** An administrator says that an unclaimed record is their organisation's. */
export function ClaimButton({ kind, id, name, organisations }: Props) {
  const say = useSay('provenance')
  const claim = useClaim()
  const [open, setOpen] = useState(false)
  const [organisationId, setOrganisation] = useState(organisations[0]?.id ?? '')
  const [evidence, setEvidence] = useState('')
  const { box, at, whole } = useRefused(claim.error, ['evidence'])
  if (claim.isSuccess)
    return (
      <Notice look="fine">
        <p>{say('claim.sent')}</p>
      </Notice>
    )
  if (organisations.length === 0) return <p>{say('claim.admins')}</p>
  const send = (event: FormEvent) => {
    event.preventDefault()
    claim.mutate({ kind, listingId: id, organisationId, evidence }, { onSuccess: () => setOpen(false) })
  }
  return (
    <>
      <p>
        <Button look="known" onClick={() => setOpen(true)}>
          {say('claim.open')}
        </Button>
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={say('claim.title', { name })}>
        <form ref={box} className={css.form} onSubmit={send} noValidate>
          <p>{say('claim.why')}</p>
          <SelectField
            label={say('claim.organisation')}
            value={organisationId}
            onChange={(event) => setOrganisation(event.target.value)}
          >
            {organisations.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <TextArea
            label={say('claim.evidence')}
            hint={say('claim.evidenceHint')}
            required
            rows={3}
            maxLength={500}
            value={evidence}
            error={at('evidence')}
            onChange={(event) => setEvidence(event.target.value)}
          />
          {whole !== null && <Trouble error={whole} />}
          <p>
            <Button type="submit" look="known" disabled={claim.isPending}>
              {say('claim.send')}
            </Button>
          </p>
        </form>
      </Dialog>
    </>
  )
}
