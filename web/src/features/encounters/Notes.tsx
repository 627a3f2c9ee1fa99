import type { Encounter, EncounterNote } from '@keqiao/shared/encounters'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RECORDS, Section } from '../../ui/Reading.tsx'
import css from './encounters.module.css'
import { useNote } from './queries.ts'
import { useSaying } from './saying.ts'
import { TextForm } from './TextForm.tsx'

const MOVES = ['follow', 'close', 'correct'] as const
type NoteMove = (typeof MOVES)[number]

/** What was added after the record could no longer be changed, and adding to it. */
export function Notes({ encounter }: { encounter: Encounter }) {
  const { say } = useSaying()
  const [move, setMove] = useState<NoteMove | null>(null)
  const open = MOVES.filter((one) => encounter.moves.includes(one))
  if (encounter.notes.length === 0 && open.length === 0) return null
  return (
    <Section id="notes" title={say('note.title')}>
      <NoteList notes={encounter.notes} />
      {open.length > 0 && (
        <p className={css.buttons}>
          {open.map((one) => (
            <Button key={one} look={one === 'follow' ? 'known' : 'plain'} aria-haspopup="dialog" onClick={() => setMove(one)}>
              {say(`note.${one}`)}
            </Button>
          ))}
        </p>
      )}
      <Dialog open={move !== null} onClose={() => setMove(null)} title={move ? say(`note.${move}`) : ''} sheet>
        {move && <NoteForm id={encounter.id} move={move} onDone={() => setMove(null)} />}
      </Dialog>
    </Section>
  )
}

export function NoteList({ notes }: { notes: readonly EncounterNote[] }) {
  const { say, day } = useSaying()
  if (notes.length === 0) return null
  return (
    <ol className={css.notes}>
      {notes.map(({ id, kind, as, text, at }) => (
        <li key={id}>
          <p className={css.role}>
            {say(`note.${kind}`)} · {say('note.by', { as: say(`as.${as}`), date: day(at) })}
          </p>
          <p lang={RECORDS}>{text}</p>
        </li>
      ))}
    </ol>
  )
}

function NoteForm({ id, move, onDone }: { id: string; move: NoteMove; onDone: () => void }) {
  const { say } = useSaying()
  const note = useNote(id)
  return (
    <TextForm
      label={say(`note.label.${move}`)}
      hint={say('note.hint')}
      send={say('note.send')}
      isPending={note.isPending}
      error={note.error}
      onSend={(text) => note.mutate({ move, text }, { onSuccess: onDone })}
    />
  )
}
