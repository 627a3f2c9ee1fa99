import { TRAIL_LIMITS, type TrailDamage, type TrailVerdict } from '@keqiao/shared/trail'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { chainQuery, useVerify } from './queries.ts'
import css from './Trail.module.css'

/** Whether the chain is whole: when it was last looked at, and a button to look again. */
export function ChainLine() {
  const say = useSay('trail')
  const language = useLanguage()
  const { data, error, refetch } = useQuery(chainQuery)
  const verify = useVerify()
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={2} />
  const { count, last } = data
  const said = !last
    ? say('chain.never')
    : say(last.damageCount === 0 ? 'chain.whole' : 'chain.broken', {
        at: dateTime(last.at, language),
        rows: number(last.count, language),
        damages: number(last.damageCount, language),
      })
  return (
    <section className={css.chain} aria-label={say('chain.label')}>
      <div>
        <p>{say('chain.length', { rows: number(count, language) })}</p>
        <p>{said}</p>
      </div>
      {count > TRAIL_LIMITS.verified ? (
        <p>{say('chain.tooLong', { most: number(TRAIL_LIMITS.verified, language), command: 'npm run verify-trail' })}</p>
      ) : (
        <Button disabled={verify.isPending} onClick={() => verify.mutate()}>
          {say(verify.isPending ? 'chain.verifying' : 'chain.verify')}
        </Button>
      )}
      {verify.isError && <Trouble error={verify.error} />}
      {verify.data && <Verdict {...verify.data} />}
    </section>
  )
}

function Verdict({ count, damageCount, damages, anchors }: TrailVerdict) {
  const say = useSay('trail')
  const language = useLanguage()
  if (damageCount === 0)
    return (
      <Notice look="fine">
        <p>{say('chain.ok', { rows: number(count, language), anchors: number(anchors, language) })}</p>
      </Notice>
    )
  return (
    <Notice look="alarm" title={say('chain.damaged', { damages: number(damageCount, language) })}>
      <ul>
        {damages.map((damage) => (
          <li key={`${damage.kind} ${damage.first}`}>
            <Damage {...damage} />
          </li>
        ))}
      </ul>
      <p>{say('chain.next')}</p>
    </Notice>
  )
}

function Damage({ kind, first, last, from }: TrailDamage) {
  const say = useSay('trail')
  const at = (one: number, end: number) =>
    one === end ? say('damage.row', { row: one }) : say('damage.rows', { first: one, last: end })
  return say(`damage.${kind}`, { place: at(first, last), from: from === null ? '' : at(from, from + last - first) })
}
