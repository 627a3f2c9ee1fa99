import { checkInChecks } from './checkins/checks.store.ts'
import { type Check, outboxChecks } from './platform/doctor.ts'
import { roadshowChecks } from './roadshow/checks.store.ts'

/** Every invariant of the house; a module that has some adds its line. */
export const checks: readonly Check[] = [...outboxChecks, ...roadshowChecks, ...checkInChecks]
