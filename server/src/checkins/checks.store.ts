import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Check } from '../platform/doctor.ts'
import { signups } from '../roadshow/tables.ts'
import { entranceOf } from './rules.ts'
import { checkIns } from './tables.ts'

/** What holds of entries whatever happens. */
export const checkInChecks: Check[] = [
  {
    name: 'check-ins: whoever has an entry has come, and whoever has come has one',
    async find(db) {
      const open = and(eq(checkIns.signupId, signups.id), isNull(checkIns.undoneAt))
      const rows = await db
        .selectDistinct({ id: signups.id })
        .from(signups)
        .leftJoin(checkIns, open)
        .where(
          or(
            and(ne(signups.state, 'checked_in'), sql`${checkIns.id} is not null`),
            and(eq(signups.state, 'checked_in'), isNull(checkIns.id)),
          ),
        )
      return rows.map(({ id }) => id)
    },
  },
  {
    name: 'check-ins: an entry stands for its entrance until it is taken back, and is of its event',
    async find(db) {
      const rows = await db
        .select({ entry: checkIns, event: signups.roadshowId })
        .from(checkIns)
        .innerJoin(signups, eq(signups.id, checkIns.signupId))
      return rows
        .filter(({ entry, event }) => {
          const { signupId, companionId, sessionId, entrance, undoneAt } = entry
          return event !== entry.roadshowId || entrance !== (undoneAt ? null : entranceOf(signupId, companionId, sessionId))
        })
        .map(({ entry }) => entry.id)
    },
  },
]
