import { useSay } from '../../words/say.ts'

const FAULTS = ['missing', 'unknown', 'repeated'] as const

/** Which headings differ from the template. */
export function HeaderFaults({ facts }: { facts: Record<string, unknown> }) {
  const say = useSay('interchange')
  const common = useSay('common')
  return FAULTS.map((fault) => {
    const columns = facts[fault]
    return Array.isArray(columns) && columns.length > 0 ? (
      <p key={fault}>{say(`${fault}Columns`, { columns: columns.map(String).join(common('listJoin')) })}</p>
    ) : null
  })
}
