import { covers } from '@keqiao/server/accounts/scope'
import type { Viewer } from '@keqiao/server/accounts/viewer'
import { loadTaxonomies } from '@keqiao/server/taxonomy/taxonomy'
import { READABLE_STATES } from '@keqiao/shared/lifecycle'
import type { Kind, Plant } from './plants.ts'

/** Somebody who asks, and what they were granted: by the places of the plants. */
export interface Who {
  name: string
  viewer: Viewer
  cookie: string | null
  granted: { READ: Set<number>; NAME: Set<number>; FILES: Set<number>; asked: Set<number> }
}

const taxonomies = loadTaxonomies()

/** THE TABLE. Whatever a token is found in that this says no to is a leak. */
export function mayKnow(who: Who, kind: Kind, plant: Plant): boolean {
  const { viewer, granted } = who
  const owns = viewer.organisations.some(({ id }) => id === plant.organisationId)
  const desk = covers(viewer, ['REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR'], plant.region, taxonomies)
  if (owns || desk) return kind !== 'md' && (kind !== 're' || owns)

  const admitted =
    plant.disclosure === 'OPEN' ||
    plant.disclosure === 'ANON' ||
    (plant.disclosure === 'AGENT_ONLY' && viewer.isAgent) ||
    granted.READ.has(plant.index)
  const reads = admitted && READABLE_STATES.includes(plant.state)
  switch (kind) {
    case 'na':
    case 'tx':
      return reads
    case 'tr':
      return reads && (viewer.isMember || viewer.isAgent)
    case 'co':
      return reads && (plant.disclosure !== 'ANON' || granted.NAME.has(plant.index))
    case 'fn':
    case 'fc':
      return reads && granted.FILES.has(plant.index)
    case 're':
      return granted.asked.has(plant.index)
    default:
      return false
  }
}

/** A company has a public page, a line in directories, and likes of its name at the desk, whatever it posts: that says nothing of a need. */
export const NAMES_COMPANIES = [
  'GET /api/v1/organisations/{id}',
  'GET /api/v1/grants/candidates',
  'GET /api/v1/agent/organisations',
  'GET /api/v1/operator/organisations/{id}',
]
