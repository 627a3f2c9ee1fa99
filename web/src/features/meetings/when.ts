const SHANGHAI = 8 * 3_600_000
const shifted = (instant: string) => new Date(Date.parse(instant) + SHANGHAI).toISOString()

/** `13:00`, as the clock in the hall shows it. */
const clock = (instant: string) => shifted(instant).slice(11, 16)
export const span = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => `${clock(startsAt)}–${clock(endsAt)}`
/** `2026-12-02` in Beijing. */
export const dayOf = (instant: string) => shifted(instant).slice(0, 10)
