/** Parts of the page on ranking that are words alone, in their order; docs/how-it-ranks.md has the same. */
export const RANKS_PARTS = ['range', 'knowledge', 'why', 'sides', 'marks', 'object', 'local'] as const
