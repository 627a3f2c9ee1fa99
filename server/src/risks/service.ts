import { readFileSync } from 'node:fs'
import type { Received } from '@keqiao/shared/endpoint'
import type { ListingKind } from '@keqiao/shared/listings'
import type { RiskMark, risksApi, SecrecyWord } from '@keqiao/shared/risks'
import { parse } from 'csv-parse/sync'
import { seesProvince } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Evidence } from './claims.ts'
import { evidenceOf, foldedWord, marksIn, textsOf } from './rules.ts'
import * as store from './store.ts'
import type { SecrecyWordRow } from './tables.ts'

export { broughtBy } from './rules.ts'

const WORDS = new URL('../../../seeds/risks/secrecy_words.csv', import.meta.url)

export type Risks = ReturnType<typeof createRisks>
/** Looks through drafts with the words of the moment it was made. */
export type Marker = (kind: ListingKind, draft: object) => RiskMark[]

export function createRisks({ db, clock, trail, outbox }: { db: Database; clock: Clock; trail: Trail; outbox: Outbox }) {
  const mayEdit = (viewer: Viewer) => viewer.isOperator && seesProvince(viewer)
  function refuseRegional(viewer: Viewer) {
    if (!mayEdit(viewer)) throw new Refusal('forbidden', { needs: 'province' })
  }

  /** What waits for the centre is looked through anew. */
  const lookAgain = (tx: Tx) => outbox.add(tx, 'remark', 'achievement:', 'need:')
  const shown = ({ folded: _, ...row }: SecrecyWordRow, by: string | null): SecrecyWord => ({ ...row, by })

  return {
    async marker(): Promise<Marker> {
      const words = await store.activeWords(db.read)
      return (kind, draft) => marksIn(textsOf(draft), evidenceOf(kind, draft as Partial<Evidence>), words)
    },

    /** A draft while somebody writes it. */
    async check({ kind, texts, ...evidence }: Received<typeof risksApi.check>['body']) {
      return { marks: marksIn(texts, evidenceOf(kind, evidence), await store.activeWords(db.read)) }
    },

    /** The words that come with the house. */
    async begin() {
      const rows = parse<Record<string, string>>(readFileSync(WORDS), { columns: true, bom: true })
      const at = clock.now()
      const words = rows.map(({ word = '', note = '' }) => ({ id: newId(), word, folded: foldedWord(word), note, at }))
      await db.write((tx) => store.addNew(tx, words))
    },

    async words(viewer: Viewer) {
      return { items: (await store.all(db.read)).map(({ row, by }) => shown(row, by)), mayEdit: mayEdit(viewer) }
    },

    async addWord(viewer: Viewer, { word, note }: { word: string; note: string | null }) {
      refuseRegional(viewer)
      const values = {
        id: newId(),
        word,
        folded: foldedWord(word),
        note,
        active: true,
        by: viewer.person?.id ?? null,
        at: clock.now(),
      }
      const row = await db.write(async (tx) => {
        const made = await store.put(tx, values)
        await lookAgain(tx)
        await trail.record(tx, viewer, 'secrecy_word.added', `secrecy_word:${made.id}`, { word })
        return made
      })
      return shown(row, viewer.person?.name ?? null)
    },

    async retireWord(viewer: Viewer, id: string) {
      refuseRegional(viewer)
      const row = await db.write(async (tx) => {
        const retired = await store.retire(tx, id, { by: viewer.person?.id ?? null, at: clock.now() })
        if (!retired) throw new Refusal('not_found')
        await lookAgain(tx)
        await trail.record(tx, viewer, 'secrecy_word.retired', `secrecy_word:${id}`, { word: retired.word })
        return retired
      })
      return shown(row, viewer.person?.name ?? null)
    },
  }
}
