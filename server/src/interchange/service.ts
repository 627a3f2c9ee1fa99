import { mkdirSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { type ExportQuery, IMPORT_LIMITS, type Import } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Issue } from '@keqiao/shared/problem'
import type { z } from 'zod'
import type { Accounts } from '../accounts/service.ts'
import { belongsTo, membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { ImportOutcome } from '../listings/import.ts'
import type { ImportOptions } from '../listings/importing.ts'
import { type Secretive, secretsIn } from '../listings/views.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { storable } from '../platform/storable.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { toFile, toWorkbook } from './export.ts'
import type { Limits } from './limits.ts'
import { createSheets } from './plain-sheets.ts'
import { problemSheet } from './problem-sheet.ts'
import { holds, readIn, sweepOld } from './receive.ts'
import { refusedOrigin } from './rules.ts'
import { mapHeadings } from './sheets/draft.ts'
import { sheetOf } from './sheets/sheets.ts'
import { createSteps } from './steps.ts'
import * as store from './store.ts'
import { template } from './template.ts'

export type Interchange = ReturnType<typeof createInterchange>

/** As much of a listing module as importing needs. */
export interface Importing {
  importMany(viewer: Viewer, organisationId: string, drafts: never[], options: ImportOptions): Promise<ImportOutcome>
  /** What the module would refuse in a draft, so that the dry run says it first. */
  faults?(draft: never): Issue[]
}

interface Upload {
  kind: ListingKind
  organisationId: string
  fileName: string
  stream: Readable
  /** The official list that the file is; only the centre brings one in. */
  origin?: string | null | undefined
  originBatch?: string | null | undefined
}

export interface InterchangeUses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  taxonomies: Taxonomies
  accounts: Pick<Accounts, 'asViewer'>
  achievements: Importing
  needs: Importing
  dataDir: string
  limits?: Limits
}

export function createInterchange(uses: InterchangeUses) {
  const { db, clock, outbox, trail, taxonomies, dataDir, limits = IMPORT_LIMITS } = uses
  const folder = path.join(dataDir, 'imports')
  mkdirSync(folder, { recursive: true })
  const files = (id: string) => ({
    upload: path.join(folder, `${id}.upload`),
    table: path.join(folder, `${id}.table`),
    drafts: path.join(folder, `${id}.drafts`),
  })
  const steps = createSteps(uses, files)

  async function own(viewer: Viewer, id: string) {
    const row = await store.byId(db.read, id)
    if (!row || !membershipIn(viewer, row.organisationId)) throw new Refusal('not_found')
    return row
  }

  return {
    /** Takes a file in: bounded, read in a thread, its heading understood; the rows are checked in steps afterwards. */
    async receive(
      viewer: Viewer,
      { kind, organisationId, fileName, stream, origin = null, originBatch = null }: Upload,
    ): Promise<Import> {
      if (!viewer.person || !belongsTo(viewer, organisationId)) {
        stream.resume()
        throw new Refusal('forbidden', { needs: 'organisation' })
      }
      const refusal = origin ? refusedOrigin(viewer, organisationId, kind, origin, taxonomies) : null
      if (refusal) {
        stream.resume()
        throw refusal
      }
      const id = newId()
      const { upload, table } = files(id)
      const personId = viewer.person.id
      await sweepOld(folder, clock.millis())
      try {
        const { headings, total } = await readIn(stream, { file: upload, fileName, tableFile: table, limits })
        mapHeadings(sheetOf(kind), headings)
        const row = await db.write(async (tx) => {
          const values = {
            id,
            organisationId,
            personId,
            kind,
            origin,
            originBatch,
            fileName: storable(fileName).slice(0, 200),
            state: 'received' as const,
          }
          const made = await store.insert(tx, { ...values, headings, total, createdAt: clock.now() })
          await outbox.add(tx, 'import', id)
          await trail.record(tx, viewer, 'import.received', `import:${id}`, { kind, organisationId, total })
          return made
        })
        return store.asImport(row)
      } catch (fault) {
        await rm(table, { force: true })
        throw fault
      } finally {
        await rm(upload, { force: true })
      }
    },

    /** One bounded step of whatever the import needs next; it names itself again until it is through. */
    advance: steps.advance,

    async confirm(viewer: Viewer, id: string, { submit }: { submit: boolean }): Promise<Import> {
      const before = await own(viewer, id)
      if (before.state !== 'checked') throw new Refusal('import_not_ready', { state: before.state })
      const row = await db.write(async (tx) => {
        const next = await store.update(tx, before, { state: 'loading', submit, cursor: 0 })
        if (!next) throw new Refusal('import_not_ready', { state: before.state })
        await outbox.add(tx, 'import', id)
        await trail.record(tx, viewer, 'import.confirmed', `import:${id}`, { submit, accepted: before.accepted })
        return next
      })
      return store.asImport(row)
    },

    /** What is loaded already stays: it is the owner's to change. */
    async cancel(viewer: Viewer, id: string): Promise<Import> {
      await own(viewer, id)
      const row = await db.write(async (tx) => {
        const current = await store.byId(tx, id)
        const next =
          current && !current.finishedAt && (await store.update(tx, current, { state: 'cancelled', finishedAt: clock.now() }))
        if (!next) throw new Refusal('import_not_ready', { state: current?.state })
        await trail.record(tx, viewer, 'import.cancelled', `import:${id}`)
        return next
      })
      await steps.sweep(id)
      return store.asImport(row)
    },

    async list(viewer: Viewer, page: PageQuery) {
      const ids = viewer.organisations.map((organisation) => organisation.id)
      const { items, total } = await store.ofOrganisations(db.read, ids, page)
      return { items: items.map(store.asImport), total, page: page.page, size: page.size }
    },

    async read(viewer: Viewer, id: string): Promise<Import> {
      return store.asImport(await own(viewer, id))
    },

    async problems(viewer: Viewer, id: string, page: PageQuery) {
      await own(viewer, id)
      return { ...(await store.problems(db.read, id, page)), page: page.page, size: page.size }
    },

    /** The uploader's own sheet with the faulty cells coloured and a last column that says what is wrong. */
    async problemSheet(viewer: Viewer, id: string) {
      const row = await own(viewer, id)
      const content = await problemSheet({ db, taxonomies, row, tableFile: files(id).table })
      const facts = { list: 'problems', format: 'xlsx', rows: row.total }
      await db.write((tx) => trail.record(tx, viewer, 'export.taken', `import:${id}`, facts))
      return { fileName: `问题清单-${row.fileName.replace(/\.[^.]*$/, '')}.xlsx`, content }
    },

    /** Before a person is erased: what they imported goes, and whatever file of an import holds their address. */
    async forget(personId: string, address: string) {
      const ids = new Set(await store.idsOf(db.read, personId))
      for (const name of await readdir(folder)) {
        const id = name.split('.')[0] as string
        if (!ids.has(id) && !(await holds(path.join(folder, name), address))) continue
        await db.write(async (tx) => {
          const row = await store.byId(tx, id)
          if (row && !row.finishedAt) await store.update(tx, row, { state: 'cancelled', finishedAt: clock.now() })
        })
        await steps.sweep(id)
      }
    },

    /** Several tables as the sheets of one workbook, the first row of each in bold. */
    workbook: toWorkbook,

    template: (kind: ListingKind) => template(kind, taxonomies),

    toFile,
    sheets: createSheets(folder),

    /** That a list left the house, before it does: which, by which filters, how many rows, and how many of them not everybody sees. */
    async noteExport(viewer: Viewer, { kind, list, format, q, ...filters }: z.output<typeof ExportQuery>, records: Secretive[]) {
      const given = Object.entries(filters).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value != null))
      const secret = records.filter((record) => secretsIn(record).length > 0).length
      const facts = { list, format, rows: records.length, secret, words: q !== '', ...Object.fromEntries(given) }
      await db.write((tx) => trail.record(tx, viewer, 'export.taken', `export:${kind}`, facts))
    },
  }
}
