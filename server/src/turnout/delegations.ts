import type { Readable } from 'node:stream'
import {
  DELEGATION_LIMITS,
  type Delegation,
  type DelegationDraft,
  type DelegationFile,
  type DelegationPreview,
  type DelegationRow,
} from '@keqiao/shared/delegations'
import type { Issue } from '@keqiao/shared/problem'
import { type SeatMode, seatModesOf } from '@keqiao/shared/roadshow'
import { SIGNUP_ROLES, type SignupDraft } from '@keqiao/shared/signups'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { mayRegister } from '../roadshow/rules.ts'
import type { RoadshowRow } from '../roadshow/tables.ts'
import type { TurnoutUses } from './context.ts'
import { COLUMNS, MODES, readRow, rowsOf } from './delegation-rows.ts'
import * as store from './delegations.store.ts'

const NOTES = [
  '一行一人，最多 100 人；人更多时分成几份。第一行列名请勿改动，不用的列可以整列删除。',
  '先上传看一遍：哪一行哪一格有问题会逐格指出，确认之前不会报名任何人。',
  '名额不够时，先排在前面的人有位置，其余按顺序候补；有空位时按先后通知。',
  '请先告知每一位：本人知道被报名，并同意个人信息处理告知。',
]
const KEY_FOR_CHECK = 'x'.repeat(16)

type Sent = Pick<DelegationDraft, 'organisationId' | 'key'> & { rows: DelegationRow[] }

/** Several people signed up together by the person their organisation sends to do so, or by the organiser. */
export function createDelegations(use: TurnoutUses) {
  const { db, clock, trail, taxonomies, roadshow, sheets } = use

  /** In whose name; a member speaks for an organisation that is active, an organiser for anybody. */
  function mustSpeakFor(viewer: Viewer, event: RoadshowRow, organisationId: string | null): string {
    const own = viewer.organisations.find(({ id }) => id === organisationId)
    if (own && own.state !== 'active') throw new Refusal('organisation_inactive', {})
    if (own) return own.name
    if (organisationId === null && roadshow.organises(viewer, event)) return ''
    throw new Refusal('forbidden', { needs: 'organisation' })
  }

  function readAll(event: RoadshowRow, { rows, key }: Sent, organisation: string) {
    const reading = { taxonomies, organisation, modes: seatModesOf(event.mode), maxCompanions: event.maxCompanions }
    const seen = new Set<string>()
    return rows.map((row, i) => readRow(row, { ...reading, seen, key: `${key}-${i}` }))
  }

  async function takenAmong(event: RoadshowRow, read: { contact: string | null }[]) {
    return store.taken(
      db.read,
      event.id,
      read.flatMap(({ contact }) => contact ?? []),
    )
  }

  async function shown(rows: store.Named[]): Promise<Delegation[]> {
    const counts = await store.countsOf(
      db.read,
      rows.map(({ id }) => id),
    )
    return rows.map(({ id, name, organisation, at }) => ({ id, name, organisation, at, counts: counts.get(id) ?? {} }))
  }

  async function fileOf(row: store.Named): Promise<DelegationFile> {
    const [delegation] = (await shown([row])) as [Delegation]
    return { ...delegation, roadshowId: row.roadshowId, people: (await store.peopleOf(db.read, row.id)).map(roadshow.rowOf) }
  }

  return {
    async template(viewer: Viewer, id: string) {
      const event = await roadshow.seen(viewer, id)
      const modes = seatModesOf(event.mode).map((mode) => MODES[mode])
      const roles = SIGNUP_ROLES.map((role) => taxonomies.label('signup_role', role, 'zh'))
      const columns = COLUMNS.map(({ field, ...column }) => ({
        ...column,
        ...(field === 'mode' && { values: modes }),
        ...(field === 'role' && { values: roles }),
      }))
      return sheets.template({ title: '团体报名', columns, notes: NOTES })
    },

    /** Reads the sheet and says what is wrong with it; keeps nothing. */
    async check(viewer: Viewer, id: string, sent: { organisationId: string | null; fileName: string; stream: Readable }) {
      try {
        const event = await roadshow.seen(viewer, id)
        const organisation = mustSpeakFor(viewer, event, sent.organisationId)
        mayRegister(event, clock.now())
        const sheet = rowsOf(await sheets.read(sent.stream, sent.fileName, DELEGATION_LIMITS))
        const rows = sheet.map(({ row }) => row)
        const read = readAll(event, { organisationId: null, key: KEY_FOR_CHECK, rows }, organisation || sent.fileName)
        const taken = await takenAmong(event, read)
        const { seats } = await roadshow.read(viewer, id)
        const left = (mode: SeatMode) => seats.find((one) => one.mode === mode)?.left ?? 0
        const preview: DelegationPreview = {
          rows: sheet.map(({ row, number, issues }, i) => {
            const known = [...issues, ...(read[i]?.issues ?? [])]
            const isTaken = taken.has(read[i]?.contact ?? '')
            const again: Issue[] = isTaken ? [{ path: 'contact', code: 'already_signed_up', facts: {} }] : []
            return { ...row, number, issues: [...known, ...again] }
          }),
          outlook: seatModesOf(event.mode).map((mode) => ({ mode, asked: asked(read, mode), left: left(mode) })),
        }
        return preview
      } finally {
        sent.stream.resume()
      }
    },

    /** All of them in one write, or nobody; the same form sent again is the same delegation. */
    async send(viewer: Viewer, id: string, sent: DelegationDraft): Promise<DelegationFile> {
      const seen = await roadshow.seen(viewer, id)
      const organisation = mustSpeakFor(viewer, seen, sent.organisationId)
      const sentBy = viewer.person?.id ?? null
      const groupId = await db.write(async (tx) => {
        const event = await roadshow.door.lockEvent(tx, id)
        const earlier = await store.byKey(tx, id, sent.key)
        if (earlier && earlier.sentBy === sentBy) return earlier.id
        if (earlier) throw new Refusal('not_found')
        mayRegister(event, clock.now())
        const read = readAll(event, sent, organisation || sent.name)
        refuse(read.map(({ issues }) => issues))
        const made = newId()
        const at = clock.now()
        await store.insert(tx, {
          ...{ id: made, roadshowId: id, organisationId: sent.organisationId, name: sent.name, key: sent.key },
          ...{ sentBy, statedAt: at, at },
        })
        const by = { personId: null, source: 'group', groupId: made } as const
        const refused: Issue[][] = []
        for (const { draft } of read) {
          const issues: Issue[] = []
          // Each row takes its own turn in the line.
          const turn = await roadshow.door.lockEvent(tx, id)
          await roadshow.door.signUpIn(tx, by, turn, draft as SignupDraft).catch((fault: unknown) => {
            if (!(fault instanceof Refusal) || fault.code !== 'already_signed_up') throw fault
            issues.push({ path: 'contact', code: 'already_signed_up', facts: {} })
          })
          refused.push(issues)
        }
        refuse(refused)
        const facts = { delegation: made, people: read.length, organisation: sent.organisationId }
        await trail.record(tx, viewer, 'roadshow.delegation_signed_up', `roadshow:${id}`, facts)
        return made
      })
      return fileOf((await store.byId(db.read, groupId)) as store.Named)
    },

    async list(viewer: Viewer, id: string) {
      const event = await roadshow.seen(viewer, id)
      const own = viewer.organisations.map((one) => one.id)
      const reach = roadshow.organises(viewer, event) ? null : own
      return { items: reach?.length === 0 ? [] : await shown(await store.ofEvent(db.read, id, reach)) }
    },

    async read(viewer: Viewer, id: string): Promise<DelegationFile> {
      const row = await store.byId(db.read, id)
      const event = row && (await roadshow.seen(viewer, row.roadshowId))
      if (!event || (!membershipIn(viewer, row.organisationId) && !roadshow.organises(viewer, event)))
        throw new Refusal('not_found')
      return fileOf(row)
    },
  }
}

/** Seats of one mode that these people ask for. */
const asked = (read: { draft: SignupDraft | null }[], mode: SeatMode) =>
  read.reduce((sum, { draft }) => sum + (draft?.mode === mode ? 1 + draft.companions.length : 0), 0)

/** Faults of rows as faults of the form, each at its field. */
function refuse(rows: Issue[][]) {
  const issues = rows.flatMap((row, i) => row.map((issue) => ({ ...issue, path: `rows.${i}.${issue.path}` })))
  if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
}
