// A long file on purpose: every collaborator is built here, in floor order, so that one reading shows the system.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from 'pino'
import { createAuth } from './accounts/auth.ts'
import { POLICIES } from './accounts/policy.ts'
import { createSecurity } from './accounts/security/service.ts'
import { createAccounts } from './accounts/service.ts'
import { visitor } from './accounts/viewer.ts'
import { achievementListing } from './achievements/listing.ts'
import { createAchievements } from './achievements/service.ts'
import { achievementSubject } from './achievements/subject.ts'
import { createAssignments } from './agents/assignments/service.ts'
import { agentSubject } from './agents/certificate.ts'
import { createAgents } from './agents/service.ts'
import { agentTimers } from './agents/timers.ts'
import { createAlerts } from './alerts/service.ts'
import { attachmentTimers, scanJob } from './attachments/job.ts'
import { organisationSubject } from './attachments/organisation.ts'
import { createAttachments } from './attachments/service.ts'
import { createCheckIns } from './checkins/service.ts'
import { chooseEmbedder } from './embedding/choose.ts'
import { rememberVectors } from './embedding/memory.ts'
import { createEncounters } from './encounters/service.ts'
import { encounterSubject } from './encounters/subject.ts'
import { createEntitlements } from './grants/entitlements.ts'
import { createGrants } from './grants/service.ts'
import { createInterchange } from './interchange/service.ts'
import { createInterests } from './interests/service.ts'
import { openBook } from './knowledge/book.ts'
import { createKnowledgeDesk } from './knowledge/desk.ts'
import { createKnowledge } from './knowledge/service.ts'
import { decisionJob, remarkJob } from './listings/job.ts'
import { createViews } from './listings/views.ts'
import { createLive } from './live/service.ts'
import { createDrafting } from './matching/draft.ts'
import { judge } from './matching/indicators.ts'
import { indexedJob } from './matching/job.ts'
import { parkedTimer } from './matching/parked.ts'
import { createMatching } from './matching/service.ts'
import { planInThread } from './meetings/planner/planner.ts'
import { createMeetings } from './meetings/service.ts'
import { needListing } from './needs/listing.ts'
import { createNeeds } from './needs/service.ts'
import { needSubject } from './needs/subject.ts'
import { needWork } from './needs/work.ts'
import { createNotices, type NamesFor } from './notices/service.ts'
import { createDesk } from './organisations/desk.ts'
import { createLife } from './organisations/life.ts'
import { createInvitations } from './organisations/people/invitations.ts'
import { createMembers } from './organisations/people/members.ts'
import { createOffices } from './organisations/people/offices.ts'
import { createOrganisations } from './organisations/service.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, type Tx } from './platform/db/database.ts'
import { createFiles } from './platform/files.ts'
import { createLimits } from './platform/limits.ts'
import { createLinks } from './platform/links.ts'
import { createMailer } from './platform/mail.ts'
import { createOutbox } from './platform/outbox.ts'
import { createLogger } from './platform/redact.ts'
import { clamd } from './platform/scanner.ts'
import type { Sheets } from './platform/sheets.ts'
import { createTimers } from './platform/timers.ts'
import { createTrail } from './platform/trail.ts'
import { createAnchors } from './platform/trail-anchors.ts'
import { createConsentBook, createPrivacy, createRows, dataMap, loadNotices } from './privacy/service.ts'
import { createClaims } from './provenance/claims.ts'
import { createDuplicates } from './provenance/duplicates.ts'
import { approvalJob, createBatches } from './review/batches.ts'
import { createReview } from './review/service.ts'
import { createTriage } from './review/triage.ts'
import { createRisks } from './risks/service.ts'
import { createRoadshow } from './roadshow/service.ts'
import * as schema from './schema.ts'
import { chooseEngine } from './search/choose.ts'
import { createCounting } from './search/counting.ts'
import { createIndexer, idOf, kindOf } from './search/indexer.ts'
import { createRepair } from './search/repair.ts'
import { createSearch } from './search/service.ts'
import { createMeant } from './search/understand/meant.ts'
import { loadCalendar } from './taxonomy/calendar.ts'
import { loadTaxonomies, type Taxonomies } from './taxonomy/taxonomy.ts'
import { createAudit } from './trail/service.ts'
import { createTurnout } from './turnout/service.ts'
import { createWorker } from './worker.ts'

/** A day, at one try every five minutes: mail servers are mended in hours. */
const MAIL_TRIES = 290

export type Services = Awaited<ReturnType<typeof openServices>>

/** Builds every collaborator once, in floor order. Reading it top to bottom is seeing the system. */
export async function openServices(config: Config, options: { clock?: Clock; logger?: Logger } = {}) {
  const clock = options.clock ?? systemClock
  const logger = options.logger ?? createLogger(config.logLevel)
  const db = await openDatabase(config.database)
  const outbox = createOutbox({ db, clock })
  const trail = createTrail(clock)
  await trail.begin(db)
  const anchors = createAnchors({ db, clock, dataDir: config.dataDir })
  const taxonomies = loadTaxonomies()
  const calendar = loadCalendar()

  const model = await chooseEmbedder(config.embedding)
  const embedder = rememberVectors(model, db)
  const chosen = await chooseEngine(config, model.dimensions, { clock, logger, sources: () => sources })
  const { engine } = chosen

  /** What listings are called, to whom they are open now. */
  const namesFor: NamesFor = async (who, subjects) => {
    const viewer = typeof who === 'string' ? await accounts.asViewer(who) : who
    const names = new Map<string, string>()
    for (const [kind, listings] of Object.entries({ need: needs, achievement: achievements })) {
      const ids = subjects.flatMap((subject) => (kindOf(subject) === kind ? [idOf(subject)] : []))
      if (viewer && ids.length > 0)
        for (const [id, card] of await listings.cards(ids, viewer)) names.set(`${kind}:${id}`, card.name)
    }
    const told = subjects.filter((subject) => subject.startsWith('alert:')).map(idOf)
    if (viewer && told.length > 0) for (const [id, name] of await alerts.names(viewer, told)) names.set(`alert:${id}`, name)
    return names
  }

  const secret = secretOf(config)
  const { publicUrl } = config.http
  const mailer = createMailer(config.mail)
  const texts = loadNotices()
  const consents = createConsentBook({ clock, trail, version: texts.current })
  const notices = createNotices({
    namesFor,
    calendarFor: (mail) => roadshow.enclosed(mail),
    alertFor: (mail) => alerts.enclosed(mail),
    db,
    clock,
    outbox,
    mailer,
    consents,
    secret,
    publicUrl,
  })
  const policy = POLICIES[config.passwordPolicy]
  const limits = createLimits({ db, clock })
  const links = createLinks(clock)
  const auth = createAuth({ db, clock, secret, publicUrl })
  const accounts = createAccounts({ db, clock, trail, auth, notices, consents, taxonomies })
  const signing = {
    db,
    clock,
    auth,
    policy,
    limits,
    links,
    outbox,
    trail,
    notices,
    consents,
    secret,
    publicUrl,
    mailsAreFiles: config.mail.kind === 'file',
  }
  const security = createSecurity(signing)

  const organisationUses = {
    db,
    clock,
    trail,
    accounts,
    notices,
    taxonomies,
    calendar,
    listings: {
      async ownerChanged(tx: Tx, id: string, isActive: boolean) {
        for (const kind of [achievements, needs]) await kind.ownerChanged(tx, id, isActive)
      },
    },
    hasLicence: (id: string) => attachments.has(`organisation:${id}`, 'licence'),
  }
  const life = createLife(organisationUses)
  const organisations = createOrganisations({ ...organisationUses, life })
  const organisationDesk = createDesk({ ...organisationUses, life })
  const members = createMembers({ ...organisationUses, life })
  const invitations = createInvitations({ ...organisationUses, life, separatesOffices: policy.separatesOffices })
  const offices = createOffices({ ...organisationUses, invitations })

  const risks = createRisks({ db, clock, trail, outbox })
  await risks.begin()

  const hasCertificate = (id: string) => attachments.has(`agent:${id}`, 'certificate')
  const agentUses = { db, clock, trail, accounts, notices, consents, taxonomies, calendar, hasCertificate }
  const agents = createAgents(agentUses)

  const entitlements = createEntitlements({ db, clock, agents })
  const listingUses = {
    db,
    clock,
    outbox,
    trail,
    accounts,
    notices,
    taxonomies,
    risks,
    engine: { remove: chosen.hide },
    entitlements,
  }
  const achievements = createAchievements(listingUses)
  const needs = createNeeds(listingUses)
  const assignments = createAssignments({ ...agentUses, subjects: [needWork(needs, accounts)] })
  const interests = createInterests({ db, trail })
  const encounters = createEncounters({ ...listingUses, links, limits, agents, needs, achievements, deals: interests })
  const views = createViews({ db, trail })
  const roadshowUses = {
    ...{ db, clock, outbox, trail, accounts, notices, taxonomies, secret, publicUrl },
    listings: { achievement: achievements, need: needs },
    noticeVersion: texts.current,
  }
  const roadshow = createRoadshow(roadshowUses)
  const files = createFiles(path.join(config.dataDir, 'files'))
  const scanner = config.scanner && clamd(config.scanner)
  const attachments = createAttachments({
    db,
    clock,
    outbox,
    trail,
    files,
    limits,
    hasScanner: scanner !== null,
    subjects: [
      achievementSubject(achievements, entitlements),
      needSubject(needs, entitlements),
      organisationSubject(accounts, taxonomies),
      agentSubject(agents),
      encounterSubject(encounters),
      ...roadshow.subjects,
    ],
  })
  const grants = createGrants({
    db,
    clock,
    trail,
    links,
    calendar,
    accounts,
    agents,
    notices,
    attachments,
    listings: { achievement: achievements, need: needs },
  })
  const sources = [achievementListing(achievements, accounts, taxonomies), needListing(needs, accounts, taxonomies)]
  const book = openBook({ db, clock })
  const knowledge = createKnowledge({ embedder: model, book })
  const sheets: Sheets = {
    read: (...given) => interchange.sheets.read(...given),
    file: (...given) => interchange.sheets.file(...given),
    template: (...given) => interchange.sheets.template(...given),
  }
  const knowledgeDesk = createKnowledgeDesk({ db, clock, trail, taxonomies, book, knowledge, sheets })
  const domain = { ...knowledge, words: async () => [...(await knowledge.words()), ...fieldNames(taxonomies)] }
  const meant = createMeant({ clock, engine, domain, sources })
  const indexer = createIndexer({ db, outbox, engine, embedder, sources: meant.listening(), levelled: chosen.levelled })
  const repair = createRepair({ db, clock, outbox, indexer, sources, chosen, logger })
  const counted = createCounting({ db, outbox, engine, hide: chosen.hide, sources })
  const search = createSearch({ engine, embedder, outbox, counted, taxonomies, sources, visitor, domain, meant, judge })

  const provenance = { db, clock, trail, taxonomies, accounts, notices, achievements, needs }
  const duplicates = createDuplicates(provenance)
  const claims = createClaims(provenance)

  const matching = createMatching({
    db,
    clock,
    trail,
    engine,
    embedder: model,
    knowledge,
    taxonomies,
    achievements,
    needs,
    logger,
  })
  const drafting = createDrafting({ search, clock })
  const alerts = createAlerts({
    ...{ db, clock, outbox, secret, accounts, notices, matching, search, sources, achievements, needs },
  })
  await alerts.begin()

  const reviewUses = {
    db,
    clock,
    outbox,
    trail,
    accounts,
    taxonomies,
    calendar,
    risks,
    achievements,
    needs,
    attachments,
    views,
    duplicates,
  }
  const review = createReview(reviewUses)
  const batches = createBatches(reviewUses)
  const triage = createTriage({ ...reviewUses, agents })

  const checkIns = createCheckIns({
    ...{ db, clock, trail, roadshow },
    timetable: { agreedOf: (...given) => meetings.agreedOf(...given) },
  })
  const live = createLive({
    ...{ db, clock, trail, roadshow },
    streamOrigins: config.http.streamOrigins,
    checkIns,
  })
  const meetings = createMeetings({
    ...{ db, clock, outbox, trail, roadshow },
    listings: { achievement: achievements, need: needs },
    planner: planInThread,
    deals: interests,
  })
  const turnout = createTurnout({
    ...{ db, clock, trail, accounts, notices, taxonomies, roadshow, meetings },
    deals: interests,
    listings: { achievement: achievements, need: needs },
    sheets,
  })

  const interchange = createInterchange({
    db,
    clock,
    outbox,
    trail,
    taxonomies,
    accounts,
    achievements,
    needs,
    dataDir: config.dataDir,
  })

  const privacy = createPrivacy({
    db,
    clock,
    outbox,
    trail,
    limits,
    mailer,
    taxonomies,
    texts,
    consents,
    notices,
    accounts,
    security,
    members,
    agents,
    attachments,
    tables: interchange,
    rows: createRows(schema, dataMap),
    copies: createFiles(path.join(config.dataDir, 'copies')),
    sources: { need: needs, achievement: achievements, agent: agents, signup: roadshow },
  })

  const attachmentJobs = { db, clock, outbox, trail, files, scanner }
  const audit = createAudit({ db, clock, trail, anchors })

  const topics = {
    import: { most: 1, handle: ([id]: string[]) => interchange.advance(id as string) },
    listing: { most: 64, handle: indexer.handle },
    indexed: indexedJob(matching, { ofAchievements: [duplicates], ofAll: [alerts.followers] }),
    ...alerts.topics,
    scan: scanJob(attachmentJobs),
    mailbox: { most: 1, handle: security.answerMailRequests },
    mail: { most: 1, tries: MAIL_TRIES, apart: true as const, handle: ([id]: string[]) => notices.deliver(id as string) },
    // Ten seconds are ten seconds, whatever else waits.
    decision: decisionJob({ achievement: achievements, need: needs }),
    approval: approvalJob(batches),
    encounter: { most: 32, handle: encounters.handle },
    remark: remarkJob({ achievement: achievements, need: needs }, outbox, db),
    ...roadshow.topics,
    ...meetings.topics,
    ...privacy.topics,
  }
  const timers = createTimers({
    db,
    clock,
    logger,
    timers: [
      ...notices.timers,
      { name: 'sessions.sweep', run: () => security.sweep() },
      ...agentTimers(agentUses),
      ...achievements.timers,
      ...needs.timers,
      parkedTimer(
        { db, clock },
        {
          async refreshNeed(id) {
            await matching.refreshNeed(id)
            await alerts.followers.handle([`need:${id}`])
          },
        },
      ),
      ...alerts.timers,
      ...grants.timers,
      ...roadshow.timers,
      ...checkIns.timers,
      ...meetings.timers,
      ...turnout.timers,
      ...attachmentTimers(attachmentJobs),
      ...privacy.timers,
      repair.timer,
      { name: 'trail.anchor', run: anchors.anchor },
    ],
  })
  const worker = createWorker({ outbox, topics, timers, logger })

  return {
    config,
    clock,
    logger,
    db,
    outbox,
    trail,
    anchors,
    audit,
    taxonomies,
    calendar,
    embedder,
    engine,
    notices,
    consents,
    auth,
    policy,
    rateLimits: limits,
    accounts,
    security,
    agents,
    assignments,
    timers,
    risks,
    organisations,
    organisationDesk,
    members,
    invitations,
    offices,
    achievements,
    needs,
    grants,
    interests,
    encounters,
    views,
    files,
    attachments,
    /** The indexes behind the engine. */
    stores: chosen.stores,
    indexer,
    repair,
    search,
    meant,
    knowledge,
    knowledgeDesk,
    duplicates,
    claims,
    matching,
    alerts,
    drafting,
    review,
    batches,
    triage,
    roadshow,
    checkIns,
    live,
    meetings,
    turnout,
    /** What it is made of, for a second one with another clock. */
    roadshowUses,
    interchange,
    privacy,
    worker,

    async close() {
      mailer.close()
      await worker.stop()
      await engine.close()
      await model.close()
      await db.close()
    },
  }
}

const fieldNames = ({ lists }: Taxonomies) => lists.field.entries.map(({ zh }) => zh)

/** Signs session cookies; made once and kept beside the data unless it is given. */
function secretOf(config: Config): string {
  if (config.authSecret) return config.authSecret
  const file = path.join(config.dataDir, 'auth-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
