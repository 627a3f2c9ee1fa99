import type { RecordedAs } from '@keqiao/shared/encounters'
import type { Id, Instant, Money } from '@keqiao/shared/primitives'
import type { Tx } from '../platform/db/database.ts'

/** One of the two: an organisation of the library, or any other as somebody wrote its name. */
export interface Party {
  organisationId: Id | null
  name: string | null
}

/** That two sides want to go on, as somebody else than the deal itself came to know it. */
export interface Interest {
  /** `encounter:<id>`, `presentation:<id>:<person>`: the same source is the same interest. */
  source: string
  /** One side is interested; or they have met. */
  stage: 'interested' | 'met'
  need: Id | null
  achievement: Id | null
  parties: { demand: Party; supply: Party }
  agent: Id | null
  /** A code of the source's own list. */
  outcome: string | null
  /** What somebody gave it at the event, 1–5. */
  score: number | null
  /** 分. */
  intent: Money | null
  /** Who said so, as what. */
  by: Id | null
  as: RecordedAs | null
  at: Instant
}

/** Where deals begin. Whoever learns of an interest hands it over in its own transaction and knows no more of deals. */
export interface DealPipeline {
  /** The same source again changes what it says, until a deal has taken it up; answers that deal. */
  interestFrom(tx: Tx, interest: Interest): Promise<{ id: Id; dealId: Id | null }>
  /** Whoever said so says otherwise; what a deal took up stays. */
  takeBack(tx: Tx, source: string): Promise<void>
  /** Whether an interest of this source was handed over. */
  knows(source: string): Promise<boolean>
  /** How many of these became a signed contract; null while nobody keeps deals. */
  signed(sources: readonly string[]): Promise<number | null>
}
