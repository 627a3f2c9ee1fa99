import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Clock } from './clock.ts'
import type { Reader, Tx } from './db/database.ts'
import { newId } from './ids.ts'
import { links } from './links.tables.ts'

export type Links = ReturnType<typeof createLinks>
export type Link = Pick<typeof links.$inferSelect, 'id' | 'kind' | 'personId' | 'address' | 'facts' | 'expiresAt'>

/** One mailbox, one spelling. */
export const foldAddress = (address: string) => address.normalize('NFKC').trim().toLowerCase()

const KEPT_DAYS = 30
const hashOf = (kind: string, token: string) => createHash('sha256').update(`${kind}:${token}`).digest('base64url')

/** Links for mailboxes: to prove an address, to reset a password, to accept an invitation. */
export function createLinks(clock: Clock) {
  const at = (millis: number) => new Date(clock.millis() + millis).toISOString()
  const open = (kind: string, token: string) =>
    and(eq(links.tokenHash, hashOf(kind, token)), isNull(links.usedAt), gt(links.expiresAt, clock.now()))
  return {
    /** The token for the mail, which alone has it. `facts` hold what using it will do, set by whoever asked. */
    async issue(
      tx: Tx,
      wanted: { kind: string; address: string; personId?: string | null; facts?: Record<string, string>; hours: number },
    ): Promise<string> {
      const token = randomBytes(32).toString('base64url')
      await tx.delete(links).where(lt(links.expiresAt, at(-KEPT_DAYS * 86_400_000)))
      await tx.insert(links).values({
        id: newId(),
        kind: wanted.kind,
        tokenHash: hashOf(wanted.kind, token),
        personId: wanted.personId ?? null,
        address: foldAddress(wanted.address),
        facts: wanted.facts ?? {},
        expiresAt: at(wanted.hours * 3_600_000),
        createdAt: clock.now(),
      })
      return token
    },

    /** What an unused link is about, without using it. */
    async read(db: Reader, kind: string, token: string): Promise<Link | undefined> {
      const [row] = await db.select().from(links).where(open(kind, token)).limit(1)
      return row
    },

    /** What a link was about, used or over as well, as long as it is kept: for saying so. */
    async recall(db: Reader, kind: string, token: string): Promise<Link | undefined> {
      const [row] = await db
        .select()
        .from(links)
        .where(eq(links.tokenHash, hashOf(kind, token)))
        .limit(1)
      return row
    },

    /** Uses it up: of many who come with the same token one gets it, the others and later ones nothing. */
    async take(tx: Tx, kind: string, token: string): Promise<Link | undefined> {
      const [row] = await tx.update(links).set({ usedAt: clock.now() }).where(open(kind, token)).returning()
      return row
    },

    /** Ends what is still open of one purpose, by account or mailbox. */
    async void(tx: Tx, kind: string, whose: { personId: string } | { address: string }) {
      const mine = 'personId' in whose ? eq(links.personId, whose.personId) : eq(links.address, foldAddress(whose.address))
      await tx
        .update(links)
        .set({ usedAt: clock.now() })
        .where(and(eq(links.kind, kind), mine, isNull(links.usedAt)))
    },
  }
}
