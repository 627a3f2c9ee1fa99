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
import { type Viewer, visitor } from '../accounts/viewer.ts'
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
    /** Asked once for all of them. */
    async function rightsTo(rows: store.Attached[]): Promise<(row: store.Attached) => rules.Rights> {
      const mayJudge = rows.some(({ waiting }) => waiting) && ((await subject?.review?.mayJudge(viewer, id)) ?? false)
      const mayDownload = await (subject as AttachmentSubject).mayDownload(viewer, id)
      return (row) => ({ confidential, mayAttach, mayReview: row.waiting && mayJudge, isTrusted: mayDownload(row) })
    }
    const review = {
      waits: async (tx: Tx) => (await subject.review?.ask(tx, viewer, id)) === 'waits',
      lock: async (tx: Tx) => subject.review?.lock(tx, id),
      /** A file no longer waits; perhaps none does. */
      async left(tx: Tx) {
        if (!(await store.anyWaits(tx, reference))) await subject.review?.ended(tx, id)
      },
    }
    return { subject, confidential, mayAttach, rightsTo, review }
  }

  async function openAttachment(viewer: Viewer, id: string) {
    const row = await store.byId(db.read, id)
    if (!row) throw new Refusal('not_found')
    const { mayAttach, review, rightsTo } = await openSubject(viewer, row.subject)
    const rights = (await rightsTo([row]))(row)
    if (rules.isHidden(row, rights)) throw new Refusal('not_found')
    return { row, mayAttach, review, rights }
  }

  async function ownAttachment(viewer: Viewer, id: string) {
    const found = await openAttachment(viewer, id)
    if (!found.mayAttach) throw new Refusal('forbidden', { needs: 'owner' })
    return found
  }

  const shown = (rows: store.Attached[], rightsTo: (row: store.Attached) => rules.Rights) =>
    rows.flatMap((row) => {
      const rights = rightsTo(row)
      return rules.isHidden(row, rights) ? [] : [rules.asAttachment(row, rights, hasScanner)]
    })

  async function guestRights(reference: string, isTrusted: boolean) {
    const [kind, id] = reference.split(':') as [string, string]
    const subject = subjects.find((one) => one.kind === kind)
    if (!subject) throw new Refusal('not_found')
    return { confidential: await subject.isConfidential(id), mayAttach: false, mayReview: false, isTrusted }
  }

  /** Opens a file for this asker; that they took it is on record before a byte leaves. */
  async function opened(by: Viewer, row: store.Attached, rights: rules.Rights, facts: Record<string, unknown> = {}) {
    if (!rules.mayDownload(row, rights)) throw new Refusal('forbidden', { needs: 'grant' })
    const scan = rules.scanOf(row, hasScanner)
    rules.refuseUnscanned(scan)
    const handle = await files.open(row.fileId)
    try {
      const what = { attachment: row.id, ...facts }
      await db.write((tx) => trail.record(tx, by, 'attachment.downloaded', row.subject, what))
    } catch (fault) {
      await handle.close()
      throw fault
    }
    const { kind, bytes } = row.file
    return { handle, name: row.name, type: FILE_KINDS[kind].type, bytes, scan: scan as Download['scan'] }
  }

  return {
    async list(viewer: Viewer, reference: string): Promise<AttachmentList> {
      const { mayAttach, confidential, rightsTo } = await openSubject(viewer, reference)
      const rows = await store.ofSubject(db.read, reference)
      return { items: shown(rows, await rightsTo(rows)), mayAttach, confidential }
    },

    /** What hangs on something for a reader without an account, whose right to it the caller has asked. */
    async listFor(reference: string, isTrusted: boolean): Promise<AttachmentList> {
      const rights = await guestRights(reference, isTrusted)
      const { confidential, mayAttach } = rights
      return { items: shown(await store.ofSubject(db.read, reference), () => rights), confidential, mayAttach }
    },

    async downloadFor(reference: string, id: string, isTrusted: boolean, facts: Record<string, unknown>): Promise<Download> {
      const row = await store.byId(db.read, id)
      const rights = await guestRights(reference, isTrusted)
      if (row?.subject !== reference || rules.isHidden(row, rights)) throw new Refusal('not_found')
      return opened(visitor, row, rights, facts)
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
      const { subject, confidential, mayAttach, review } = await openSubject(viewer, reference)
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
        const wanted = rules.visibilityOf(purpose, confidential, visibility)
        const row = await db.write(async (tx) => {
          const waiting = wanted === 'PUBLIC' && (await review.waits(tx))
          const made = await store.insert(
            tx,
            { id, ...kept, kind, uncleaned, createdAt: now },
            {
              id: newId(),
              subject: reference,
              purpose,
              ...{ visibility: wanted, waiting },
              name: displayName(fileName, ending),
              addedBy: viewer.person?.id ?? null,
              createdAt: now,
            },
          )
          if (!made) throw new Refusal('too_many_attachments', { limit: FILE_LIMITS.perSubject })
          if (hasScanner) await outbox.add(tx, 'scan', id)
          const facts = { attachment: made.id, kind, bytes: kept.bytes, purpose, visibility: wanted, waiting }
          await trail.record(tx, viewer, 'attachment.added', reference, facts)
          return made
        })
        return rules.asAttachment(row, { confidential, mayAttach, mayReview: false, isTrusted: true }, hasScanner)
      } catch (fault) {
        await files.remove(id)
        throw fault
      } finally {
        await incoming.drop()
        await cleaned.drop()
      }
    },

    /** Public at once, or when a reviewer agrees; no longer public always at once. */
    async show(viewer: Viewer, id: string, { visibility }: { visibility: Attachment['visibility'] }): Promise<Attachment> {
      const { row, rights, review } = await ownAttachment(viewer, id)
      if (rules.visibilityOf(row.purpose, rights.confidential, visibility) !== visibility)
        throw new Refusal('attachment_not_public')
      const after = await db.write(async (tx) => {
        await review.lock(tx)
        const now = await store.byId(tx, id)
        if (!now) throw new Refusal('not_found')
        if (visibility === 'PUBLIC' && (now.visibility === 'PUBLIC' || now.waiting)) return now
        const asks = visibility === 'PUBLIC' && (await review.waits(tx))
        const values = { visibility: asks ? now.visibility : visibility, waiting: asks }
        await store.setVisibility(tx, id, values)
        if (now.waiting) await review.left(tx)
        await trail.record(tx, viewer, 'attachment.shown', row.subject, { attachment: id, ...values })
        return { ...now, ...values }
      })
      return rules.asAttachment(after, rights, hasScanner)
    },

    /** In the transaction that erases what they hang on; `drop` the files answered once it is committed. */
    forget: (tx: Tx, subject: string) => store.removeAll(tx, subject),
    async drop(fileIds: string[]) {
      for (const id of fileIds) await files.remove(id)
    },

    /** The file itself goes with the next sweep. */
    async remove(viewer: Viewer, id: string) {
      const { row, review } = await ownAttachment(viewer, id)
      await db.write(async (tx) => {
        await review.lock(tx)
        const gone = await store.remove(tx, id)
        if (!gone) throw new Refusal('not_found')
        if (gone.waiting) await review.left(tx)
        await trail.record(tx, viewer, 'attachment.removed', row.subject, { attachment: id })
      })
      return { removed: true }
    },

    async download(viewer: Viewer, id: string): Promise<Download> {
      const { row, rights } = await openAttachment(viewer, id)
      return opened(viewer, row, rights)
    },
  }
}
