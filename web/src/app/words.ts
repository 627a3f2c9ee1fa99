import { accountsWords } from '../features/accounts/words.ts'
import { achievementsWords } from '../features/achievements/words.ts'
import { agentsWords } from '../features/agents/words.ts'
import { alertsWords } from '../features/alerts/words.ts'
import { attachmentsWords } from '../features/attachments/words.ts'
import { checkinsWords } from '../features/checkins/words.ts'
import { encountersWords } from '../features/encounters/words.ts'
import { grantsWords } from '../features/grants/words.ts'
import { interchangeWords } from '../features/interchange/words.ts'
import { knowledgeWords } from '../features/knowledge/words.ts'
import { listingsWords } from '../features/listings/words.ts'
import { liveWords } from '../features/live/words.ts'
import { matchingWords } from '../features/matching/words.ts'
import { meetingsWords } from '../features/meetings/words.ts'
import { needsWords } from '../features/needs/words.ts'
import { noticesWords } from '../features/notices/words.ts'
import { organisationsWords } from '../features/organisations/words.ts'
import { privacyWords } from '../features/privacy/words.ts'
import { provenanceWords } from '../features/provenance/words.ts'
import { reviewWords } from '../features/review/words.ts'
import { organiseWords } from '../features/roadshow/organise/words.ts'
import { roadshowWords } from '../features/roadshow/words.ts'
import { searchWords } from '../features/search/words.ts'
import { securityWords } from '../features/security/words.ts'
import { statisticsWords } from '../features/statistics/words.ts'
import { trailWords } from '../features/trail/words.ts'
import { turnoutWords } from '../features/turnout/words.ts'
import { commonWords } from '../words/common.ts'
import type { Dictionary } from '../words/dictionary.ts'
import { draftFieldWords } from '../words/draftFields.ts'
import { problemWords } from '../words/problems.ts'
import { shellWords } from './shellWords.ts'

export const dictionaries: Record<string, Dictionary> = {
  app: shellWords,
  common: commonWords,
  draftField: draftFieldWords,
  problems: problemWords,
  accounts: accountsWords,
  achievements: achievementsWords,
  agents: agentsWords,
  roadshow: roadshowWords,
  turnout: turnoutWords,
  attachments: attachmentsWords,
  checkins: checkinsWords,
  grants: grantsWords,
  encounters: encountersWords,
  interchange: interchangeWords,
  knowledge: knowledgeWords,
  listings: listingsWords,
  live: liveWords,
  matching: matchingWords,
  meetings: meetingsWords,
  needs: needsWords,
  notices: noticesWords,
  alerts: alertsWords,
  organisations: organisationsWords,
  organise: organiseWords,
  provenance: provenanceWords,
  privacy: privacyWords,
  review: reviewWords,
  search: searchWords,
  security: securityWords,
  statistics: statisticsWords,
  trail: trailWords,
}
