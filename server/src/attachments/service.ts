import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  type Attachment,
  type AttachmentList,
  type AttachmentPurpose,
  type AttachmentUpload,
  FILE_KINDS,
  FILE_LIMITS,
} from '@keqiao/shared/attachments'
import type { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Files } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import type { Limits } from '../platform/limits.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import { clean } from './clean.ts'
import { displayName } from './name.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import type { AttachmentSubject } from './subject.ts'

export type Attachments = ReturnType<typeof createAttachments>

export interface AttachmentUses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  files: Files
  limits: Limits
  hasScanner: boolean
  subjects: AttachmentSubject[]
}

/** Each may cost seconds of work. */
const UPLOADS = { most: 200, windowMs: 600_000 }

export interface Download {
  handle: FileHandle
  name: string
  type: string
  bytes: number
  scan: 'clean' | 'not_scanned'
}

export function createAttachments({ db, clock, outbox, trail, files, limits, hasScanner, subjects }: AttachmentUses) {
  /** The subject with what the asker may do; whoever may not read it learns no more than that nothing is there. */
  async function openSubject(viewer: Viewer, reference: string) {
    const [kind, id] = reference.split(':') as [string, string]
    const subject = subjects.find((one) => one.kind === kind)
    if (!subject || !(await subject.mayRead(viewer, id))) throw new Refusal('not_found')
    const confidential = await subject.isConfidential(id)
    const mayAttach = await subject.mayAttach(viewer, id)
    const rightsTo = async (row: store.Attached): Promise<rules.Rights> => ({
      confidential,
      mayAttach,
      isTrusted: await subject.mayDownload(viewer, id, row),
    })
    return { subject, confidential, mayAttach, rightsTo }
  }

  async function openAttachment(viewer: Viewer, id: string) {
    const row = await store.byId(db.read, id)
    if (!row) throw new Refusal('not_found')
    const { mayAttach, confidential, rightsTo } = await openSubject(viewer, row.subject)
    return { row, mayAttach, confidential, rights: await rightsTo(row) }
  }

  async function ownAttachment(viewer: Viewer, id: string) {
    const found = await openAttachment(viewer, id)
    if (!found.mayAttach) throw new Refusal('forbidden', { needs: 'owner' })
    return found
  }

  return {
    async list(viewer: Viewer, reference: string): Promise<AttachmentList> {
      const { mayAttach, confidential, rightsTo } = await openSubject(viewer, reference)
      const items: Attachment[] = []
      for (const row of await store.ofSubject(db.read, reference))
        items.push(rules.asAttachment(row, await rightsTo(row), hasScanner))
      return { items, mayAttach, confidential }
    },

    /** Whether something was handed in for this purpose. */
    has: async (reference: string, purpose: AttachmentPurpose) =>
      (await store.ofSubject(db.read, reference)).some((row) => row.purpose === purpose),

    /** Takes a file in: bounded, its kind by its content, cleaned, then kept under a name of ours. */
    async receive(
      viewer: Viewer,
      {
        subject: reference,
        purpose,
        visibility,
        fileName,
        stream,
      }: z.output<typeof AttachmentUpload> & { fileName: string; stream: Readable },
    ): Promise<Attachment> {
      const { subject, confidential, mayAttach } = await openSubject(viewer, reference)
      if (!mayAttach) throw new Refusal('forbidden', { needs: 'owner' })
      if (!subject.purposes.includes(purpose))
        throw new Refusal('invalid_input', {}, [{ path: 'purpose', code: 'invalid_value', facts: { values: subject.purposes } }])
      const waitMs = await limits.take([{ limit: UPLOADS, key: ['upload', viewer.person?.id ?? ''] }])
      if (waitMs > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(waitMs / 1000) })
      const incoming = await files.receive(stream, FILE_LIMITS.bytes)
      const cleaned = files.beside()
      const id = newId()
      try {
        const { kind, ending, uncleaned } = await clean(incoming, cleaned.path, fileName)
        if (confidential && uncleaned) throw new Refusal('file_metadata_uncleanable', { why: uncleaned })
        const kept = await files.keep(cleaned.path, id)
        const now = clock.now()
        const row = await db.write(async (tx) => {
          const made = await store.insert(
            tx,
            { id, ...kept, kind, uncleaned, createdAt: now },
            {
              id: newId(),
              subject: reference,
              purpose,
              visibility: rules.visibilityOf(purpose, confidential, visibility),
              name: displayName(fileName, ending),
              addedBy: viewer.person?.id ?? null,
              createdAt: now,
            },
          )
          if (!made) throw new Refusal('too_many_attachments', { limit: FILE_LIMITS.perSubject })
          if (hasScanner) await outbox.add(tx, 'scan', id)
          const facts = { attachment: made.id, kind, bytes: kept.bytes, purpose, visibility: made.visibility }
          await trail.record(tx, viewer, 'attachment.added', reference, facts)
          return made
        })
        return rules.asAttachment(row, { confidential, mayAttach, isTrusted: true }, hasScanner)
      } catch (fault) {
        await files.remove(id)
        throw fault
      } finally {
        await incoming.drop()
        await cleaned.drop()
      }
    },

    async show(viewer: Viewer, id: string, { visibility }: { visibility: Attachment['visibility'] }): Promise<Attachment> {
      const { row, rights } = await ownAttachment(viewer, id)
      const next = rules.visibilityOf(row.purpose, rights.confidential, visibility)
      if (next !== visibility) throw new Refusal('attachment_not_public')
      await db.write(async (tx) => {
        await store.setVisibility(tx, id, next)
        await trail.record(tx, viewer, 'attachment.shown', row.subject, { attachment: id, visibility: next })
      })
      return rules.asAttachment({ ...row, visibility: next }, rights, hasScanner)
    },

    /** In the transaction that erases what they hang on; `drop` the files answered once it is committed. */
    forget: (tx: Tx, subject: string) => store.removeAll(tx, subject),
    async drop(fileIds: string[]) {
      for (const id of fileIds) await files.remove(id)
    },

    /** The file itself goes with the next sweep. */
    async remove(viewer: Viewer, id: string) {
      const { row } = await ownAttachment(viewer, id)
      await db.write(async (tx) => {
        if (!(await store.remove(tx, id))) throw new Refusal('not_found')
        await trail.record(tx, viewer, 'attachment.removed', row.subject, { attachment: id })
      })
      return { removed: true }
    },

    /** Opens a file for this asker; that they took it is on record before a byte leaves. */
    async download(viewer: Viewer, id: string): Promise<Download> {
      const { row, rights } = await openAttachment(viewer, id)
      if (!rules.mayDownload(row, rights)) throw new Refusal('forbidden', { needs: 'grant' })
      const scan = rules.scanOf(row, hasScanner)
      rules.refuseUnscanned(scan)
      const handle = await files.open(row.fileId)
      try {
        await db.write((tx) => trail.record(tx, viewer, 'attachment.downloaded', row.subject, { attachment: id }))
      } catch (fault) {
        await handle.close()
        throw fault
      }
      const { kind, bytes } = row.file
      return { handle, name: row.name, type: FILE_KINDS[kind].type, bytes, scan: scan as Download['scan'] }
    },
  }
}
