import { clock } from '../../words/format.ts'

/** `13:00–13:20`, as the clock in the hall shows it. */
export const span = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => `${clock(startsAt)}–${clock(endsAt)}`
