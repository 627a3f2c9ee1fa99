import type { Notice } from '@keqiao/shared/notices'
import { paths } from '../../app/paths.ts'

const PLACES: Record<string, (id: string) => string> = {
  roadshow: paths.roadshow,
  need: paths.need,
  achievement: paths.achievement,
  organisation: paths.organisation,
  import: paths.import,
  encounter: paths.encounter,
  alert: paths.alert,
}

/** Where what a notice is about can be seen; null when it has no page of its own. */
export function placeOf({ code, subject }: Pick<Notice, 'code' | 'subject'>): string | null {
  if (subject === 'privacy') return paths.privacy
  const [kind = '', id] = subject.split(':')
  if (!id) return null
  if (code === 'roadshow_submitted' || code === 'roadshow_decided') return paths.organise(id)
  if (code === 'project_submitted' || code === 'project_withdrawn') return paths.organise(id, 'call')
  if (code === 'project_decided') return paths.projects
  if (code === 'attachment_requested' && kind === 'need') return paths.needAccess(id)
  if (code === 'review_returned' && kind === 'need') return paths.editNeed(id)
  if (code === 'review_returned' && kind === 'achievement') return paths.editAchievement(id)
  if (code === 'need_answered' || code === 'parked_match')
    return `${paths.triage}?${code === 'parked_match' ? 'state=parked&' : ''}item=${id}`
  if (kind === 'agent') return code === 'agent_applied' ? paths.agentAtDesk(id) : paths.myAgent
  return PLACES[kind]?.(id) ?? null
}
