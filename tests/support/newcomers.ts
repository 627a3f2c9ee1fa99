import { persons } from '@keqiao/server/accounts/tables'
import type { Viewer } from '@keqiao/server/accounts/viewer'
import { newId } from '@keqiao/server/platform/ids'
import type { Services } from '@keqiao/server/services'

let made = 0

/** Somebody who just signed up, and belongs nowhere yet. */
export async function newcomer({ db, accounts }: Services, name = '小周'): Promise<Viewer> {
  const one = { id: newId(), name, email: `newcomer${++made}@test.example` }
  const at = new Date()
  await db.write(
    async (tx) => void (await tx.insert(persons).values({ ...one, emailVerified: true, createdAt: at, updatedAt: at })),
  )
  return (await accounts.asViewer(one.id)) as Viewer
}

/** The same person with the rights of now. */
export const again = async ({ accounts }: Services, { person }: Viewer): Promise<Viewer> =>
  (await accounts.asViewer(person?.id as string)) as Viewer
