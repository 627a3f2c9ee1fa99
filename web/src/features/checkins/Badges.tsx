import type { Badge } from '@keqiao/shared/doors'
import { ticketUrl } from '@keqiao/shared/signups'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './badges.module.css'

/** Sheets of eight badges for printing; what is not wanted is left out first. */
export function Badges({ title, items }: { title: string; items: Badge[] }) {
  const say = useSay('checkins')
  const { label } = useLabels()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const roles = [...new Set(items.map(({ role }) => role))]
  const shown = items.filter(({ role }) => !out.has(role))
  const toggle = (role: string) =>
    setOut((now) => (now.has(role) ? new Set([...now].filter((one) => one !== role)) : new Set([...now, role])))
  return (
    <>
      <div className={css.tools}>
        <fieldset className={css.roles}>
          <legend>{say('badges.which')}</legend>
          {roles.map((role) => (
            <CheckField key={role} label={label('signup_role', role)} checked={!out.has(role)} onChange={() => toggle(role)} />
          ))}
        </fieldset>
        <Button look="known" disabled={shown.length === 0} onClick={() => window.print()}>
          {say('badges.print', { count: shown.length })}
        </Button>
      </div>
      <ul className={css.sheet} aria-label={say('badges.title')}>
        {shown.map((badge) => (
          <li key={badge.signupId} className={css.badge} lang={RECORDS}>
            <p className={css.event}>{title}</p>
            <p className={css.name}>{badge.name}</p>
            <p>
              {badge.organisation}
              {badge.title && ` · ${badge.title}`}
            </p>
            <p className={css.role}>{label('signup_role', badge.role)}</p>
            <p className={css.no}>{say('badges.no', { no: badge.no })}</p>
            <Code ticket={badge.ticket} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Code({ ticket }: { ticket: string }) {
  const { data } = useQuery({
    queryKey: ['checkins', 'qr', ticket],
    queryFn: async () => (await import('qrcode')).toDataURL(ticketUrl(location.origin, ticket), { margin: 2, scale: 5 }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ? <img className={css.code} src={data} alt="" width={112} height={112} /> : null
}
