import { NeedDraft } from '@keqiao/shared/needs'
import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../../ui/Trouble.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useSay } from '../../words/say.ts'
import { NeedSheet } from './NeedSheet.tsx'
import { previewQuery } from './queries.ts'
import { draftOfValues, type NeedValues } from './values.ts'

/** The need exactly as a stranger would read it, as the server would show it. */
export function NeedPreview({ values, organisationId }: { values: NeedValues; organisationId: string }) {
  const say = useSay('common')
  const still = useDebounced(values, 500)
  const checked = NeedDraft.safeParse(draftOfValues(still))
  const { data, error } = useQuery(previewQuery(checked.success ? { organisationId, draft: checked.data } : null))
  if (error) return <Trouble error={error} />
  return data?.visitor ? <NeedSheet need={data.visitor} level={2} /> : <p>{say('editing.waiting')}</p>
}
