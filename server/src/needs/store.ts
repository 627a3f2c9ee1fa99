import type { OrganisationKind } from '@keqiao/shared/accounts'
import { and, count, eq, inArray } from 'drizzle-orm'
import { organisations } from '../accounts/tables.ts'
import type { Reader } from '../platform/db/database.ts'

/** Who posts needs: among them an anonymous company is looked for. */
export const SEEKERS: OrganisationKind[] = ['ENT', 'ALLY']

/** How many companies there are, by place and industry. */
export const companies = (db: Reader) =>
  db
    .select({ region: organisations.region, industry: organisations.industry, count: count() })
    .from(organisations)
    .where(and(eq(organisations.state, 'active'), inArray(organisations.kind, SEEKERS)))
    .groupBy(organisations.region, organisations.industry)
