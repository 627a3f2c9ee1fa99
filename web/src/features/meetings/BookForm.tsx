import { MeetingBookDraft, type MeetingFile, SLOT_MINUTES } from '@keqiao/shared/meeting-plans'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { instantOf, linesOf, localOf } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { useSaveBook } from './queries.ts'

const HOUR = 3_600_000
const at = (instant: string, hours: number) => localOf(new Date(Date.parse(instant) + hours * HOUR).toISOString())
const PLACED = ['windows', 'bookOpensAt', 'bookClosesAt', 'slotMinutes', 'breakMinutes', 'places', 'mostEach']

/** Window, length, tables or links: as few numbers as make a timetable. */
export function BookForm({ id, file }: { id: string; file: MeetingFile }) {
  const say = useSay('meetings')
  const sending = useSaveBook(id)
  const { book, event } = file
  const window = book?.windows[0]
  const [values, setValues] = useState({
    from: window ? localOf(window.startsAt) : at(event.startsAt, 2),
    to: window ? localOf(window.endsAt) : at(event.startsAt, 4),
    opens: book ? localOf(book.bookOpensAt) : at(event.startsAt, -14 * 24),
    closes: book ? localOf(book.bookClosesAt) : at(event.startsAt, 0),
    minutes: String(book?.slotMinutes ?? 20),
    pause: String(book?.breakMinutes ?? 5),
    tables: String(book?.places.length ?? 10),
    links: book?.places.flatMap(({ link }) => link ?? []).join('\n') ?? '',
    most: String(book?.mostEach ?? 6),
  })
  const links = linesOf(values.links)
  const tables = Array.from({ length: Math.min(60, Number(values.tables) || 0) }, (_, n) => ({
    name: say('book.table', { n: n + 1 }),
    link: null,
  }))
  const rooms = links.map((link, n) => ({ name: say('book.room', { n: n + 1 }), link }))
  const first = { startsAt: instantOf(values.from), endsAt: instantOf(values.to) }
  const checked = MeetingBookDraft.safeParse({
    windows: [first, ...(book?.windows.slice(1) ?? [])],
    bookOpensAt: instantOf(values.opens),
    bookClosesAt: instantOf(values.closes),
    slotMinutes: Number(values.minutes),
    breakMinutes: Number(values.pause),
    places: rooms.length > 0 ? rooms : tables,
    mostEach: Number(values.most),
  })
  const { form, fault, rest, changed, submit } = useFaults(checked, sending)
  const field = (name: keyof typeof values, part: string) => ({
    value: values[name],
    error: fault(part),
    onChange: (change: { target: { value: string } }) => {
      setValues({ ...values, [name]: change.target.value })
      changed()
    },
  })
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={submit((draft) => sending.mutate({ revision: file.revision, book: draft }))}
    >
      <div className={css.pair}>
        <TextField label={say('book.day')} type="datetime-local" required {...field('from', 'windows')} />
        <TextField label={say('book.dayEnd')} type="datetime-local" required {...field('to', 'windows')} />
        <TextField label={say('book.opens')} type="datetime-local" required {...field('opens', 'bookOpensAt')} />
        <TextField label={say('book.closes')} type="datetime-local" required {...field('closes', 'bookClosesAt')} />
        <SelectField label={say('book.minutes')} {...field('minutes', 'slotMinutes')}>
          {SLOT_MINUTES.map((minutes) => (
            <option key={minutes}>{minutes}</option>
          ))}
        </SelectField>
        <TextField label={say('book.pause')} type="number" min={0} max={30} {...field('pause', 'breakMinutes')} />
        <TextField label={say('book.places')} type="number" min={1} max={60} required {...field('tables', 'places')} />
        <TextField label={say('book.most')} type="number" min={1} max={40} required {...field('most', 'mostEach')} />
      </div>
      <TextArea label={say('book.links')} hint={say('book.placesHint')} rows={3} {...field('links', 'places')} />
      <Refusals error={sending.error} rest={rest(PLACED)} />
      <p className={css.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say('book.save')}
        </Button>
        <span role="status">{sending.isSuccess && say('book.saved')}</span>
      </p>
    </form>
  )
}
