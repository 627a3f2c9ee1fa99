import type { Party } from '@keqiao/shared/grants'
import { paths } from '../../app/paths.ts'
import type { Say } from '../../words/say.ts'

/** A party as people speak of it: with its house, or as the agent it is. */
export function nameOf({ kind, name, organisation }: Party, say: Say): string {
  if (!name) return say('gone')
  if (kind === 'organisation') return name
  if (organisation) return say('memberNamed', { name, organisation })
  return kind === 'agent' ? say('agentNamed', { name }) : name
}

interface Thing {
  scope: 'READ' | 'NAME' | 'FILES'
  file: { number: number; name: string | null } | null
}
/** What was asked for or given: the whole, or one file by its name or number. */
export function thingOf({ scope, file }: Thing, say: Say): string {
  if (!file) return say(`what.${scope}`)
  return file.name ? say('what.fileNamed', { name: file.name }) : say('what.file', { number: file.number })
}

/** The page of the record that something is about. */
export function placeOf(subject: string): string {
  const [kind, id = ''] = subject.split(':')
  return paths.listing(kind === 'achievement' ? 'achievement' : 'need', id)
}
