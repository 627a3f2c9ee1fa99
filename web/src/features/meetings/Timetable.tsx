import type { MeetingFile } from '@keqiao/shared/meeting-plans'
import type { MeetingPerson } from '@keqiao/shared/meetings'
import { useSay } from '../../words/say.ts'
import css from './grid.module.css'
import { span } from './when.ts'

export interface Cell {
  key: string
  people: MeetingPerson[]
  startsAt: string
  place: number
  score: number | null
}

/** Slots down, tables across: who sits where when, the deeper the better they fit. */
export function Timetable({ file, cells, label }: { file: MeetingFile; cells: Cell[]; label: string }) {
  const say = useSay('meetings')
  const at = new Map(cells.map((cell) => [`${cell.startsAt} ${cell.place}`, cell]))
  const used = Math.max(1, ...cells.map(({ place }) => place + 1))
  const places = file.book?.places.slice(0, used) ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.scroll} aria-label={label} tabIndex={0}>
      <table className={css.grid}>
        <thead>
          <tr>
            <th scope="col">{say('organiser.slot')}</th>
            {places.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.slots.map((slot) => (
            <tr key={slot.startsAt}>
              <th scope="row">{span(slot)}</th>
              {places.map(({ name }, place) => {
                const cell = at.get(`${slot.startsAt} ${place}`)
                return cell ? (
                  <td key={name} style={{ ['--fit' as never]: `${Math.round((cell.score ?? 50) * 0.4) + 8}%` }}>
                    {cell.people.map((person) => (
                      <span key={person.id} className={css.name} title={`${person.name} · ${person.organisation}`}>
                        {person.name}
                      </span>
                    ))}
                    {cell.score !== null && <span className={css.score}>{cell.score}</span>}
                  </td>
                ) : (
                  <td key={name} className={css.free}>
                    <span>{say('organiser.empty')}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
