import { paths } from '../../app/paths.ts'

/** Where the subject of an assignment is read; null for kinds that have no page. */
export function placeOf(subject: string): string | null {
  const [kind, id = ''] = subject.split(':')
  return kind === 'need' ? paths.need(id) : null
}
