import type { ConsentPurpose, MyPrivacy } from '@keqiao/shared/privacy'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Uses, whose } from './context.ts'
import { copyVerbs } from './copying.ts'
import { erasureVerbs } from './erasing.ts'
import { kept } from './keeping.ts'
import { shownMap } from './map/map.ts'
import { createRevealing } from './revealing.ts'
import * as store from './store.ts'

export { createConsentBook } from './consents.ts'
export { dataMap } from './map/map.ts'
export { loadNotices } from './notice.ts'
export { createRows } from './rows.store.ts'

export type Privacy = ReturnType<typeof createPrivacy>

const DAY = 86_400_000
const MAIL_COPIES_DAYS = 30

const mustBe = (viewer: Viewer) => {
  if (!viewer.person) throw new Refusal('unauthenticated')
  return viewer.person
}

/** What a person can know, decide and demand about what is kept of them. */
export function createPrivacy(use: Uses & Pick<Parameters<typeof createRevealing>[0], 'sources'>) {
  const { db, clock, texts, consents, members, agents } = use
  const copies = copyVerbs(use)
  const erasures = erasureVerbs(use)

  async function mine(viewer: Viewer): Promise<MyPrivacy> {
    const { id } = mustBe(viewer)
    const states = await consents.statesOf(db.read, id)
    const { lastOperator, organisations } = await members.outlookOf(id)
    const account = states.find(({ purpose }) => purpose === 'account')
    return {
      notice: { version: texts.current, accepted: account?.given ? account.version : null },
      consents: states.filter(({ purpose }) => purpose !== 'account'),
      exports: await copies.copiesOf(id),
      erasure: await erasures.erasureOf(id),
      outlook: {
        atOnce: await erasures.isFree(await whose(use, id)),
        blocked: lastOperator ? 'last_operator' : null,
        needsCode: await store.hasCode(db.read, id),
        organisations,
        ...(await agents.outlookOf(id)),
      },
    }
  }

  /** What was read must be what is in force. */
  function refuseOldVersion(version: string) {
    if (version !== texts.current)
      throw new Refusal('invalid_input', {}, [{ path: 'version', code: 'notice_changed', facts: { version: texts.current } }])
  }

  return {
    notice: (version?: string) => texts.read(version),
    dataMap: () => ({ tables: shownMap() }),
    mine,
    kept: (viewer: Viewer) => kept(use, mustBe(viewer).id),

    async acceptNotice(viewer: Viewer, version: string) {
      const { id } = mustBe(viewer)
      refuseOldVersion(version)
      await db.write((tx) => consents.note(tx, id, 'account', true))
      return mine(viewer)
    },

    async consent(viewer: Viewer, purpose: ConsentPurpose, { given, version }: { given: boolean; version: string }) {
      const { id } = mustBe(viewer)
      // A withdrawal asks for nothing.
      if (given) refuseOldVersion(version)
      await db.write(async (tx) => {
        await consents.note(tx, id, purpose, given)
        await agents.consented(tx, id, purpose, given)
      })
      return mine(viewer)
    },

    askCopy: (viewer: Viewer) => copies.askCopy(mustBe(viewer).id),
    openCopy: copies.openCopy,
    askErasure: (
      viewer: Viewer,
      ...proof: [Parameters<typeof erasures.askErasure>[1], Parameters<typeof erasures.askErasure>[2]]
    ) => erasures.askErasure(mustBe(viewer).id, ...proof),
    async keepAccount(viewer: Viewer) {
      await erasures.keepAccount(mustBe(viewer).id)
      return mine(viewer)
    },
    reveal: createRevealing(use),

    topics: {
      personal_export: { most: 1, handle: ([id]: string[]) => copies.makeCopy(id as string) },
      erasure: { most: 1, handle: ([id]: string[]) => erasures.erase(id as string) },
      scrub: { most: 1, handle: () => erasures.scrub() },
    },
    timers: [
      { name: 'privacy.copies', run: () => copies.sweepCopies() },
      {
        name: 'privacy.over',
        async run() {
          await use.mailer.forgetBefore(clock.millis() - MAIL_COPIES_DAYS * DAY)
          const ago = new Date(clock.millis() - 3 * 365 * DAY).toISOString()
          return db.write((tx) => store.forgetOver(tx, new Date(clock.millis()), ago))
        },
      },
    ],
    /** For demonstration data: answers as if they had been given. */
    agree: (personId: string, purposes: readonly ConsentPurpose[]) =>
      db.write(async (tx) => {
        for (const purpose of purposes) await consents.note(tx, personId, purpose, true)
      }),
  }
}
