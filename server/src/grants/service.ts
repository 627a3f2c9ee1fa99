import { createAsking } from './asking.ts'
import { createContext, type Uses } from './context.ts'
import { createGiving } from './giving.ts'
import { createShowing } from './showing.ts'

export type Grants = ReturnType<typeof createGrants>

/** Beyond what a disclosure opens: asked for, given, and taken back at once. */
export function createGrants(uses: Uses) {
  const context = createContext(uses)
  const show = createShowing(context)
  return { ...createAsking(context, show), ...createGiving(context, show) }
}
