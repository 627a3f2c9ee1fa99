import type { DownloadEntry } from '@keqiao/shared/grants'
import { Grid } from '../../ui/Grid.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'

/** Who took which file when; the centre's people without their names. */
export function Downloads({ items }: { items: readonly DownloadEntry[] }) {
  const say = useSay('grants')
  const language = useLanguage()
  const whoOf = ({ who }: DownloadEntry) => {
    if (!who) return say('downloads.visitor')
    if (who.name === null) return say('downloads.centre')
    const name = who.name || say('gone')
    return who.organisation ? say('memberNamed', { name, organisation: who.organisation }) : name
  }
  return (
    <Grid
      caption={say('downloads.title')}
      rows={items}
      keyOf={({ at, file }, row) => `${at} ${file.id} ${row}`}
      columns={[
        { key: 'who', title: say('downloads.who'), cell: (entry) => <span lang={RECORDS}>{whoOf(entry)}</span> },
        {
          key: 'file',
          title: say('downloads.file'),
          cell: ({ file }) => (
            <span lang={RECORDS}>
              {file.name ?? (file.number ? say('what.file', { number: file.number }) : say('downloads.removed'))}
            </span>
          ),
        },
        { key: 'at', title: say('downloads.at'), cell: ({ at }) => dateTime(at, language) },
      ]}
    />
  )
}
