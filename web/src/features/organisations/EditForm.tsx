import type { OrganisationFile } from '@keqiao/shared/organisations'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import { AddressField, type Bound, IdentityFields, IntroField, SheetFields } from './FormFields.tsx'
import css from './form.module.css'
import { useMove, useSave } from './queries.ts'
import { blank, readTyped, typedOf } from './values.ts'

/** The registration sheet, for its administrators. */
export function EditForm({ file, onDone }: { file: OrganisationFile; onDone: () => void }) {
  const say = useSay('organisations')
  const save = useSave(file.id)
  const move = useMove(file.id)
  const [typed, setTyped] = useState(() => typedOf(file))
  const faults = useFaults(readTyped(typed), save)
  const change: Bound['change'] = (part, value) => {
    setTyped((now) => ({ ...now, [part]: value }))
    faults.changed()
  }
  const bound = { typed, change, fault: faults.fault }
  const hidden = faults.rest(Object.keys(blank))
  const waits = file.state === 'active' || file.state === 'suspended'
  const isReturned = file.state === 'returned'
  const send = faults.submit((draft) =>
    save.mutate(
      { revision: file.revision, draft },
      {
        onSuccess: (saved) => {
          if (!isReturned) return onDone()
          move.mutate({ move: 'resubmit', revision: saved.revision }, { onSuccess: onDone })
        },
      },
    ),
  )
  return (
    <form ref={faults.form} className={`${css.form} ${css.wide}`} onSubmit={send} noValidate>
      <Refusals error={save.error ?? move.error} rest={hidden} />
      <section className={css.group}>
        <h2>{say('edit.identity')}</h2>
        {waits && (
          <Notice>
            <p>{say('edit.guarded')}</p>
          </Notice>
        )}
        <IdentityFields {...bound} />
      </section>
      <section className={css.group}>
        <h2>{say('edit.sheet')}</h2>
        <AddressField {...bound} />
        <SheetFields {...bound} />
        <IntroField {...bound} />
      </section>
      <div className={css.actions}>
        <Button type="submit" look="known" disabled={save.isPending || move.isPending}>
          {say(isReturned ? 'edit.resubmit' : 'edit.save')}
        </Button>
      </div>
    </form>
  )
}
