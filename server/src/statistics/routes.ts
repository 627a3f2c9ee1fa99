import { accountsApi } from '@keqiao/shared/accounts'
import { statisticsApi, TODOS, type Todo } from '@keqiao/shared/statistics'
import type { FastifyInstance } from 'fastify'
import { OPERATORS, regionScope } from '../accounts/scope.ts'
import type { Achievements } from '../achievements/service.ts'
import { addDays } from '../listings/dates.ts'
import type { Views } from '../listings/views.ts'
import type { Needs } from '../needs/service.ts'
import type { Organisations } from '../organisations/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { serve } from '../platform/serve.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { eventTodosOf } from './events.store.ts'
import * as store from './store.ts'
import { todosOf } from './todos.store.ts'

interface Uses {
  db: Database
  clock: Clock
  taxonomies: Taxonomies
  organisations: Organisations
  views: Views
  achievements: Achievements
  needs: Needs
}
const NEWEST = 6
const EXPIRING_DAYS = 30
/** A follow-up is shown so long before its day. */
const FOLLOWING_DAYS = 7
const MOST_TODOS = 50

export function registerStatistics(
  app: FastifyInstance,
  { db, clock, taxonomies, organisations, views, achievements, needs }: Uses,
) {
  serve(app, statisticsApi.overview, async ({ viewer }) => {
    const ids = await store.newestIds(db.read, NEWEST)
    const supply = await achievements.cards(ids.achievements, viewer)
    const demand = await needs.cards(ids.needs, viewer)
    return {
      ...(await store.counts(db.read)),
      byField: await store.byField(db.read),
      newest: {
        achievements: ids.achievements.flatMap((id) => supply.get(id) ?? []),
        needs: ids.needs.flatMap((id) => demand.get(id) ?? []),
      },
    }
  })
  serve(app, statisticsApi.todos, async ({ viewer }) => {
    const open = viewer.organisations.filter(({ state }) => state !== 'closed')
    const now = clock.now()
    const found = await todosOf(db.read, {
      organisationIds: open.map(({ id }) => id),
      administered: open.filter(({ membership }) => membership === 'admin').map(({ id }) => id),
      expiringBy: addDays(now, EXPIRING_DAYS),
    })
    const events = await eventTodosOf(db.read, {
      hosts: open.flatMap(({ id, state }) => (state === 'active' ? id : [])),
      regions: regionScope(viewer, OPERATORS, taxonomies),
      now,
      followingBy: addDays(now, FOLLOWING_DAYS),
    })
    const all = [...found, ...events]
    const urgency = (one: Todo) => `${String(TODOS.indexOf(one.todo)).padStart(2, '0')} ${one.dueAt ?? one.since}`
    return {
      items: all.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1)).slice(0, MOST_TODOS),
      total: all.length,
    }
  })
  serve(app, statisticsApi.listings, async ({ viewer, query }) => {
    const found = await store.listings(db.read, query, regionScope(viewer, OPERATORS, taxonomies))
    const disclosures = await store.disclosuresOf(db.read, query.kind === 'need' ? found.items.map(({ id }) => id) : [])
    const rows = found.items.map((row) => ({ ...row, mine: false, contact: null, disclosure: disclosures.get(row.id) }))
    await views.ofList(viewer, query.kind, rows)
    return found
  })
  // An organisation's public page counts its listings, which organisations may not know.
  serve(app, accountsApi.organisation, async ({ viewer, params }) => ({
    ...(await organisations.page(viewer, params.id)),
    ...(await store.ofOrganisation(db.read, params.id)),
  }))
}
