import type { GroupInvitation, MeetingBookDraft } from '@keqiao/shared/meeting-plans'
import type { MeetingAnswer, MeetingReport, MeetingRequest, TakePart } from '@keqiao/shared/meetings'
import type { Viewer } from '../accounts/viewer.ts'
import type { Reader } from '../platform/db/database.ts'
import { createAsking } from './asking.ts'
import { createContext, type MeetingUses } from './context.ts'
import { createPlanning } from './planning.ts'
import { saysHeld, wasAbsent } from './rules.ts'
import { createShowing } from './showing.ts'
import * as store from './store.ts'
import { createTime } from './timers.ts'
import { agreedOf } from './timetable.ts'

export type MeetingsService = ReturnType<typeof createMeetings>

export function createMeetings(use: MeetingUses) {
  const context = createContext(use)
  const asking = createAsking(use, context)
  const planning = createPlanning(use, context)
  const showing = createShowing(use, context, planning)

  return {
    ...createTime(use, context, asking, planning),
    /** Meetings that were held: who was there, and whether they go on. */
    async heldAt(reader: Reader, roadshowId: string) {
      const all = await store.meetingsAt(reader, roadshowId)
      return all.flatMap(({ meeting, people }) => {
        if (!people.some(saysHeld)) return []
        const there = people.filter((one) => one.answer === 'yes' && !wasAbsent(people, one.signupId))
        const goesOn = people.some(({ outcome }) => outcome === 'HELD_FOLLOW')
        return [{ id: meeting.id, people: there.map(({ signupId }) => signupId), goesOn }]
      })
    },
    agreedOf,
    mine: showing.mine,
    people: showing.people,
    file: showing.file,
    takePart: (token: string, sent: TakePart) => asking.takePart(token, sent).then(() => showing.mine(token)),
    ask: (token: string, sent: MeetingRequest) => asking.ask(token, sent).then(() => showing.mine(token)),
    answer: (token: string, id: string, sent: MeetingAnswer) => asking.answer(token, id, sent).then(() => showing.mine(token)),
    report: (token: string, id: string, sent: MeetingReport) => asking.report(token, id, sent).then(() => showing.mine(token)),
    saveBook: (viewer: Viewer, id: string, revision: number, book: MeetingBookDraft) =>
      planning.saveBook(viewer, id, revision, book).then(() => showing.file(viewer, id)),
    async inviteGroup(viewer: Viewer, id: string, invitation: GroupInvitation) {
      await planning.organised(viewer, id)
      await use.db.write(async (tx) => {
        await asking.invite(tx, id, invitation, viewer.organisations[0]?.name ?? viewer.person?.name ?? '')
        await use.trail.record(tx, viewer, 'meetings.group_invited', `roadshow:${id}`, { people: invitation.people.length })
      })
      return showing.file(viewer, id)
    },
    plan: (viewer: Viewer, id: string) => planning.begin(viewer, id).then(() => showing.file(viewer, id)),
    publishPlan: (viewer: Viewer, id: string, planId: string) =>
      planning.publish(viewer, id, planId).then(() => showing.file(viewer, id)),
  }
}
