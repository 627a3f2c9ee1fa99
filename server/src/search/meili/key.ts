import type { KeyCreation } from 'meilisearch'
import { connect, type Reached } from './client.ts'

/** All that the engine does: no other index, no keys, no dumps, no server settings. */
const ACTIONS: KeyCreation['actions'] = [
  'search',
  'documents.get',
  'documents.add',
  'documents.delete',
  'indexes.get',
  'indexes.create',
  'indexes.update',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'stats.get',
  'tasks.get',
]

/** Makes a key for Keqiao's indexes; needs the master key, which is used for this one request and kept nowhere. */
export async function makeKey({ url, key }: Reached, name = 'keqiao'): Promise<string> {
  const made = await connect({ url, key }).createKey({
    name: `Keqiao ${name}`,
    description: 'Least rights for the indexes of Keqiao',
    actions: ACTIONS,
    indexes: [`${name}*`],
    expiresAt: null,
  })
  return made.key
}
