import type { Move } from '@keqiao/shared/lifecycle'
import type { Announcement } from '@keqiao/shared/notices'
import type { Tx } from '../platform/db/database.ts'
import type { Context, ListingDraft } from './context.ts'
import * as history from './history.store.ts'
import type { ListingRow } from './store.ts'

type Telling =
  | 'review_approved'
  | 'review_returned'
  | 'review_rejected'
  | 'need_questions'
  | 'need_closed'
  | 'expired'
  | 'taken_down'
  | 'restored'

/** The moves that somebody must hear of: whoever submitted last, and the organisation's administrators. */
const TOLD: Partial<Record<Move, Telling>> = {
  approve: 'review_approved',
  return: 'review_returned',
  org_return: 'review_returned',
  reject: 'review_rejected',
  triage_detail: 'need_questions',
  triage_not_tech: 'review_returned',
  close: 'need_closed',
  expire: 'expired',
  take_down: 'taken_down',
  restore: 'restored',
}

export function tellOf<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>({
  kind,
  rules,
  uses,
  subject,
  standing,
}: Context<Row, Draft, Rec, Card>) {
  /** Whoever asked hears of the answers first, if it is still theirs to judge. */
  async function tellAsker(tx: Tx, row: Row) {
    const asked = (await history.transitionsOf(tx, kind, row.id)).findLast((one) => one.move === 'triage_detail')
    const asker = asked?.actorId ? await uses.accounts.asViewer(asked.actorId, tx) : null
    const found = asker ? await standing(row, asker, tx) : undefined
    if (!found?.standing.movers.includes('TRIAGE')) return
    const notice = { code: 'need_answered', facts: { name: row.name }, subject: subject(row.id) } as const
    await uses.notices.add(tx, [asked?.actorId as string], notice)
  }

  return async (tx: Tx, row: Row, move: Move) => {
    if (move === 'org_approve' && row.state === 'triage' && row.feedback?.questions.length) return tellAsker(tx, row)
    const code = TOLD[move]
    if (!code || !row.ownerId) return
    const submitted = (await history.transitionsOf(tx, kind, row.id)).findLast(
      (one) => one.move === 'submit' || one.move === 'create',
    )
    const people = [...(await uses.accounts.adminsOf(row.ownerId, tx)), ...(submitted?.actorId ? [submitted.actorId] : [])]
    const count = row.feedback?.questions.length ?? 0
    const name = rules.isHidden(row) ? null : row.name
    const facts = code === 'need_questions' ? { name, count } : { name }
    await uses.notices.add(tx, await uses.accounts.membersAmong(row.ownerId, people, tx), {
      code,
      facts,
      subject: subject(row.id),
    } as Announcement)
  }
}
