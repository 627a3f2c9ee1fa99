import { DESK_DRIVES } from './drives/desk.ts'
import { EVENT_DRIVES } from './drives/events.ts'
import { OWN_DRIVES } from './drives/own.ts'

/** How each form is filled in wrongly, told so, and put right. */
export const DRIVES = [...OWN_DRIVES, ...DESK_DRIVES, ...EVENT_DRIVES]
