import type { MeetingBookDraft } from '@keqiao/shared/meeting-plans'
import type { MeetingAnswer, MeetingReport, MeetingRequest, TakePart } from '@keqiao/shared/meetings'
import type { Viewer } from '../accounts/viewer.ts'
import { createAsking } from './asking.ts'
import { createContext, type MeetingUses } from './context.ts'
import { createPlanning } from './planning.ts'
import { createShowing } from './showing.ts'
import { createTime } from './timers.ts'

export type MeetingsService = ReturnType<typeof createMeetings>

export function createMeetings(use: MeetingUses) {
  const context = createContext(use)
  const asking = createAsking(use, context)
  const planning = createPlanning(use, context)
  const showing = createShowing(use, context, planning)

  return {
    ...createTime(use, context, asking, planning),
    mine: showing.mine,
    people: showing.people,
    file: showing.file,
    takePart: (token: string, sent: TakePart) => asking.takePart(token, sent).then(() => showing.mine(token)),
    ask: (token: string, sent: MeetingRequest) => asking.ask(token, sent).then(() => showing.mine(token)),
    answer: (token: string, id: string, sent: MeetingAnswer) => asking.answer(token, id, sent).then(() => showing.mine(token)),
    report: (token: string, id: string, sent: MeetingReport) => asking.report(token, id, sent).then(() => showing.mine(token)),
    saveBook: (viewer: Viewer, id: string, revision: number, book: MeetingBookDraft) =>
      planning.saveBook(viewer, id, revision, book).then(() => showing.file(viewer, id)),
    plan: (viewer: Viewer, id: string) => planning.begin(viewer, id).then(() => showing.file(viewer, id)),
    publishPlan: (viewer: Viewer, id: string, planId: string) =>
      planning.publish(viewer, id, planId).then(() => showing.file(viewer, id)),
  }
}
