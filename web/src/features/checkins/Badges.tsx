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

const COMPANION = 'companion'
const kindOf = ({ companion, role }: Badge) => (companion ? COMPANION : role)
/** How large a text may be so that the longest fits its place. */
const sizeOf = (text: string, [large, middle]: [number, number]) =>
  text.length <= large ? 'large' : text.length <= middle ? 'middle' : 'small'

/** Sheets of eight badges for printing; what is not wanted is left out first. */
export function Badges({ title, items }: { title: string; items: Badge[] }) {
  const say = useSay('checkins')
  const { label } = useLabels()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const kinds = [...new Set(items.map(kindOf))]
  const shown = items.filter((badge) => !out.has(kindOf(badge)))
  const toggle = (kind: string) =>
    setOut((now) => (now.has(kind) ? new Set([...now].filter((one) => one !== kind)) : new Set([...now, kind])))
  return (
    <>
      <div className={css.tools}>
        <fieldset className={css.roles}>
          <legend>{say('badges.which')}</legend>
          {kinds.map((kind) => (
            <CheckField
              key={kind}
              label={kind === COMPANION ? say('badges.companions') : label('signup_role', kind)}
              checked={!out.has(kind)}
              onChange={() => toggle(kind)}
            />
          ))}
        </fieldset>
        <Button look="known" disabled={shown.length === 0} onClick={() => window.print()}>
          {say('badges.print', { count: shown.length })}
        </Button>
      </div>
      <ul className={css.sheet} aria-label={say('badges.title')}>
        {shown.map((badge) => (
          <OneBadge key={`${badge.signupId} ${badge.part}`} title={title} badge={badge} />
        ))}
      </ul>
    </>
  )
}

function OneBadge({ title, badge }: { title: string; badge: Badge }) {
  const say = useSay('checkins')
  const { label } = useLabels()
  const { companion, no, part } = badge
  const of = companion && say('badges.companionOf', { name: companion.of })
  const name = badge.name.trim() || (of ?? '')
  const unit = [badge.organisation, badge.title].filter(Boolean).join(' · ')
  return (
    <li className={css.badge} lang={RECORDS}>
      <p className={css.event}>{title}</p>
      <p className={css.name} data-size={sizeOf(name, [6, 14])}>
        {name}
      </p>
      <p className={css.unit} data-size={sizeOf(unit, [28, 60])}>
        {unit}
      </p>
      <p className={css.role}>{of ?? label('signup_role', badge.role)}</p>
      <p className={css.no}>{say(part > 0 ? 'badges.part' : 'badges.no', { no, part })}</p>
      <Code url={ticketUrl(location.origin, badge.ticket, companion?.id)} />
    </li>
  )
}

function Code({ url }: { url: string }) {
  const { data } = useQuery({
    queryKey: ['checkins', 'qr', url],
    queryFn: async () => (await import('qrcode')).toDataURL(url, { margin: 0, scale: 5 }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ? <img className={css.code} src={data} alt="" width={106} height={106} /> : null
}
