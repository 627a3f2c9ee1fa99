import { DoorLink } from '@keqiao/shared/doors'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'
import { linksQuery, useAddLink, useRevokeLink } from './queries.ts'

const Named = DoorLink.pick({ name: true }).extend({ name: DoorLink.shape.name.trim().min(1).max(40) })

/** Links for helpers of the day, for organisers. */
export function DoorLinks({ id }: { id: string }) {
  const say = useSay('checkins')
  const { data } = useQuery(linksQuery(id))
  const add = useAddLink(id)
  const revoke = useRevokeLink(id)
  const [name, setName] = useState('')
  const { form, fault, rest, changed, anew, submit } = useFaults(Named.safeParse({ name }), add)
  const added = () => {
    setName('')
    anew()
  }
  return (
    <details className={css.part}>
      <summary>{say('links.title')}</summary>
      <p className={css.lead}>{say('links.lead')}</p>
      <form ref={form} className={css.typed} noValidate onSubmit={submit((body) => add.mutate(body.name, { onSuccess: added }))}>
        <TextField
          label={say('links.name')}
          maxLength={40}
          value={name}
          error={fault('name')}
          onChange={({ target }) => {
            changed()
            setName(target.value)
          }}
        />
        <Button type="submit" disabled={add.isPending}>
          {say('links.add')}
        </Button>
      </form>
      <Refusals error={add.error ?? revoke.error} rest={rest(['name'])} />
      {data?.items.length === 0 && <p>{say('links.none')}</p>}
      <ul className={css.list}>
        {data?.items.map((link) => (
          <li key={link.id} lang={RECORDS}>
            <p>
              <strong>{link.name}</strong> {say('links.entries', { count: link.entries })}
            </p>
            {link.revokedAt ? (
              <p>{say('links.revoked')}</p>
            ) : (
              <div className={css.row}>
                <input
                  readOnly
                  className={css.address}
                  aria-label={say('links.address', { name: link.name })}
                  value={location.origin + paths.door(link.token)}
                  onFocus={({ target }) => target.select()}
                />
                <Button small aria-label={say('links.revokeName', { name: link.name })} onClick={() => revoke.mutate(link.id)}>
                  {say('links.revoke')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
