import { type Need, NeedDraft } from '@keqiao/shared/needs'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useFieldWord } from '../../words/draftFields.ts'
import { useSay } from '../../words/say.ts'
import css from './NeedPreview.module.css'
import { NeedSheet } from './NeedSheet.tsx'
import { previewQuery } from './queries.ts'
import { draftOfValues, type NeedValues } from './values.ts'

const READERS = ['visitor', 'member', 'agent'] as const

interface Props {
  values: NeedValues
  organisationId: string
  /** The files as whoever has no grant would find them. */
  files?: ReactNode
}

/** The need exactly as each kind of reader would have it, as the server would show it. */
export function NeedPreview({ values, organisationId, files }: Props) {
  const say = useSay('needs')
  const common = useSay('common')
  const [reader, setReader] = useState<(typeof READERS)[number]>('visitor')
  const still = useDebounced(values, 500)
  const checked = NeedDraft.safeParse(draftOfValues(still))
  const { data, error, isPending } = useQuery(previewQuery(checked.success ? { organisationId, draft: checked.data } : null))
  const disclosure = values.disclosure ?? 'OPEN'
  const seen = data?.[reader]
  return (
    <div className={css.preview}>
      <p className={css.means}>{say(`disclosureMeans.${disclosure}`)}</p>
      <fieldset className={css.readers}>
        <legend>{say('preview.whose')}</legend>
        {READERS.map((each) => (
          <Button key={each} small aria-pressed={each === reader} onClick={() => setReader(each)}>
            {say(`preview.reader.${each}`)}
          </Button>
        ))}
      </fieldset>
      {error && <Trouble error={error} />}
      {!error && !data && (checked.success && isPending ? <Skeleton lines={4} /> : <p>{common('editing.waiting')}</p>)}
      {data && !seen && (
        <div className={css.nothing}>
          <p>{say(`preview.nothing.${reader}`)}</p>
          <p>{say('preview.nothingWhere')}</p>
        </div>
      )}
      {data && seen && (
        <>
          <More reader={reader} visitor={data.visitor} seen={seen} />
          <NeedSheet need={seen} level={2} files={files} />
        </>
      )}
    </div>
  )
}

/** What this reader has beyond a visitor, by name. */
function More({ reader, visitor, seen }: { reader: (typeof READERS)[number]; visitor: Need | null; seen: Need }) {
  const say = useSay('needs')
  const common = useSay('common')
  const wordOf = useFieldWord()
  if (!visitor || reader === 'visitor') return null
  const fields = Object.keys(NeedDraft.shape) as (keyof Need)[]
  const more = fields.filter((field) => JSON.stringify(seen[field]) !== JSON.stringify(visitor[field]))
  return (
    <p className={css.more}>
      {more.length > 0
        ? say('preview.more', { fields: more.map((field) => wordOf(field)).join(common('listJoin')) })
        : say('preview.same')}
    </p>
  )
}
