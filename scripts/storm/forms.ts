import { touch } from '@keqiao/server/roadshow/seats.store'
import type { Services } from '@keqiao/server/services'
import { signupDraft } from '../../tests/support/roadshow.ts'

/** The n-th person's form; every run has people of its own. */
export const formOf = (run: string, n: number, given: Parameters<typeof signupDraft>[0] = {}) =>
  signupDraft({
    name: `来宾${n}`,
    contact: `138${String(n).padStart(8, '0')}`,
    key: `${run.slice(-12)}-${String(n).padStart(12, '0')}`,
    ...given,
  })

const BATCH = 200

/** So many people who came before: first they take the places, then they wait. */
export async function fillLine({ db, roadshow }: Services, id: string, people: number) {
  for (let from = 0; from < people; from += BATCH)
    await db.write(async (tx) => {
      for (let n = from; n < Math.min(people, from + BATCH); n++) {
        const event = await touch(tx, id)
        if (!event) throw new Error('no such event')
        const draft = formOf(id, n, { contact: `139${String(n).padStart(8, '0')}`, key: `before-${id.slice(-12)}-${n}` })
        await roadshow.door.signUpIn(tx, { personId: null, source: 'web' }, event, draft)
      }
    })
}
