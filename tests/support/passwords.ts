import { insertPerson, setPassword } from '@keqiao/server/accounts/store'
import { newId } from '@keqiao/server/platform/ids'
import type { House } from './start-house.ts'

const hashes = new Map<string, Promise<string>>()

/** A person who can sign in with this password; the slow hash is made once per file. */
export async function addPersonWith({ services, clock }: House, email: string, password: string): Promise<string> {
  const hash = hashes.get(password) ?? services.auth.$context.then((context) => context.password.hash(password))
  hashes.set(password, hash)
  const [kept, id, at] = [await hash, newId(), new Date(clock.millis())]
  await services.db.write(async (tx) => {
    await insertPerson(tx, { id, name: '王工', email, emailVerified: true, createdAt: at, updatedAt: at })
    await setPassword(tx, id, kept, at)
  })
  return id
}
