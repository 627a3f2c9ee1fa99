import { SecrecyWordDraft } from '@keqiao/shared/risks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './forms.module.css'
import { useAddWord, useRetireWord, wordsQuery } from './wordQueries.ts'

/** Words that ask for a second look; the province's operators keep them. */
export function SecrecyWords() {
  const say = useSay('review')
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery(wordsQuery)
  const add = useAddWord()
  const retire = useRetireWord()
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const busy = add.isPending || retire.isPending
  return (
    <div className={css.words}>
      <p className={css.faint}>{say('words.intro')}</p>
      {data.mayEdit ? <AddWord add={add} /> : <p>{say('words.readOnly')}</p>}
      {retire.isError && <Trouble error={retire.error} />}
      {data.items.length === 0 ? (
        <Empty title={say('words.empty')} text={say('words.emptyText')} />
      ) : (
        <Grid
          caption={say('words.tab')}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { key: 'word', title: say('words.word'), cell: ({ word }) => word },
            { key: 'note', title: say('words.note'), cell: ({ note }) => note ?? '—' },
            { key: 'by', title: say('words.by'), cell: ({ by }) => by ?? say('words.house') },
            { key: 'when', title: say('words.when'), cell: ({ at }) => date(at, language) },
            { key: 'state', title: say('words.state'), cell: ({ active }) => say(active ? 'words.active' : 'words.retired') },
            ...(data.mayEdit
              ? [
                  {
                    key: 'action',
                    title: say('words.action'),
                    cell: ({ id, word, note, active }: (typeof data.items)[number]) =>
                      active ? (
                        <Button
                          small
                          disabled={busy}
                          aria-label={say('words.retireOf', { word })}
                          onClick={() => retire.mutate(id)}
                        >
                          {say('words.retire')}
                        </Button>
                      ) : (
                        <Button
                          small
                          look="quiet"
                          disabled={busy}
                          aria-label={say('words.restoreOf', { word })}
                          onClick={() => add.mutate({ word, note })}
                        >
                          {say('words.restore')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </div>
  )
}

const BLANK = { word: '', note: '' }

function AddWord({ add }: { add: ReturnType<typeof useAddWord> }) {
  const say = useSay('review')
  const [draft, setDraft] = useState(BLANK)
  const faults = useFaults(SecrecyWordDraft.safeParse({ word: draft.word, note: draft.note || null }), add)
  const put = (part: Partial<typeof BLANK>) => {
    faults.changed()
    setDraft((now) => ({ ...now, ...part }))
  }
  return (
    <>
      <form
        ref={faults.form}
        noValidate
        onSubmit={faults.submit((body) => add.mutate(body, { onSuccess: () => setDraft(BLANK) }))}
      >
        <TextField
          label={say('words.word')}
          hint={say('words.wordHint')}
          maxLength={30}
          required
          value={draft.word}
          error={faults.fault('word')}
          onChange={(event) => put({ word: event.target.value })}
        />
        <TextField
          label={say('words.note')}
          maxLength={200}
          value={draft.note}
          error={faults.fault('note')}
          onChange={(event) => put({ note: event.target.value })}
        />
        <Button type="submit" look="known" disabled={add.isPending}>
          {say('words.add')}
        </Button>
      </form>
      {add.isSuccess && (
        <Notice look="fine">
          <p>{say('words.added', { word: add.data.word })}</p>
        </Notice>
      )}
      {add.isError && faults.rest(['word', 'note']).length > 0 && <Trouble error={add.error} />}
    </>
  )
}
