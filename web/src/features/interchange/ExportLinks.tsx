import { type EXPORT_LISTS, interchangePaths } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import { addressOf } from '../../api/call.ts'
import { ButtonAnchor } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'

const FORMATS = [
  { format: 'xlsx', name: 'Excel' },
  { format: 'csv', name: 'CSV' },
] as const

/** The whole list as a file, with the reader's own rights. */
export function ExportLinks({ list, kind }: { list: (typeof EXPORT_LISTS)[number]; kind: ListingKind }) {
  const say = useSay('interchange')
  return (
    <p style={{ display: 'flex', gap: '8px', justifyContent: 'flex-end' }}>
      {FORMATS.map(({ format, name }) => (
        <ButtonAnchor
          key={format}
          look="quiet"
          small
          href={addressOf(interchangePaths.export, { query: { list, kind, format } })}
        >
          {say('exportList', { format: name })}
        </ButtonAnchor>
      ))}
    </p>
  )
}
