import type { SignupState } from '@keqiao/shared/signups'
import type { AttendanceQuery } from '@keqiao/shared/turnout'
import type { Viewer } from '../accounts/viewer.ts'
import type { SheetFile, SheetValue } from '../platform/sheets.ts'
import { minuteOf } from '../taxonomy/calendar.ts'
import type { Context, TurnoutUses } from './context.ts'
import { MODES } from './delegation-rows.ts'
import { isInterest } from './rules.ts'
import * as store from './store.ts'

const STATES: Record<SignupState, string> = {
  pending: '待确认',
  confirmed: '已确认',
  waitlisted: '候补',
  offered: '有位置待本人确认',
  checked_in: '已到场',
  no_show: '未到场',
  rejected: '未通过',
  lapsed: '名额过时',
  withdrawn: '已取消',
}
const HEADINGS = '姓名 单位 职务 身份 参加方式 状态 签到时间 到过的场次 同行人 洽谈次数 意向数'.split(' ')

/** Who signed up and who came, as a table to take away. */
export function createAttendance(use: TurnoutUses, { organised }: Context) {
  const { db, trail, taxonomies, meetings, sheets } = use
  const counter = (all: string[]) => {
    const counts = Map.groupBy(all, (id) => id)
    return (id: string) => counts.get(id)?.length ?? 0
  }

  /** Contact data only where somebody says why; that a list left the house stands on the trail before it does. */
  return async function attendance(viewer: Viewer, id: string, { format, reason, state }: AttendanceQuery): Promise<SheetFile> {
    const event = await organised(viewer, id)
    const rows = await store.signupsAt(db.read, id, state)
    const [arrivals, companions] = [await store.arrivalsOf(db.read, id), await store.companionsAt(db.read, id)]
    const attended = await store.attendedAt(db.read, id)
    const met = counter((await meetings.heldAt(db.read, id)).flatMap(({ people }) => people))
    const marks = (await store.marksAt(db.read, id)).filter(({ intent }) => isInterest(intent))
    const intended = counter(marks.map(({ signupId }) => signupId))
    const withContacts = reason !== ''
    const table = rows.map((row): SheetValue[] => {
      const at = arrivals.get(row.id)
      return [
        ...[row.name, row.organisation, row.title, taxonomies.label('signup_role', row.role, 'zh')],
        ...[
          MODES[row.seatMode ?? row.mode],
          STATES[row.state],
          at ? minuteOf(at) : null,
          attended.get(row.id)?.join('、') ?? null,
        ],
        ...[companions.get(row.id)?.join('、') ?? null, met(row.id), intended(row.id)],
        ...(withContacts ? [row.phone, row.mail] : []),
      ]
    })
    const facts = { list: 'attendance', format, rows: rows.length, contacts: withContacts, ...(withContacts && { reason }) }
    await db.write((tx) => trail.record(tx, viewer, 'export.taken', `roadshow:${id}`, facts))
    return sheets.file([[...HEADINGS, ...(withContacts ? ['手机', '邮箱'] : [])], ...table], `到场名单-${event.title}`, format)
  }
}
