import { computing } from '../../support/computing.ts'
import { type Attack, attackOf, attacksOn } from './attack.ts'

/** Small steps first: what doubles with every sign shows itself before it could hang the test. */
const STEPS = [24, 36, 48, 72, 100, 150, 600]
const SCREEN = 2_000
/** Each four times the one before. */
const SIZES = [3_125, 12_500, 50_000] as const
/** A step that costs more than this is no line; linear ones take a thousandth of it. */
const STEP_MS = 3
/** Growth from one size to the next is 4 for a line, 16 for a square; below the floor it is noise. */
const MOST_GROWTH = 8
const FLOOR_MS = 8
const ENOUGH_MS = 50
const WORST_KEPT = 12
const WORST_GROWN = 3

/** The least of a few runs: what the engine does for itself only adds. */
function cost(regex: RegExp, text: string, runs: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs && (run < 3 || least < ENOUGH_MS); run++)
    least = Math.min(
      least,
      computing(() => text.replace(regex, '')),
    )
  return least
}
const costly = (regex: RegExp, text: string, ms: number) => cost(regex, text, 1) > ms && cost(regex, text, 4) > ms

const worst = (regex: RegExp, attacks: Attack[], size: number, kept: number) =>
  attacks
    .map((attack) => ({ attack, ms: cost(regex, attackOf(attack, size), 2) }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, kept)
    .map(({ attack }) => attack)

/** The attack that makes the pattern work more than linearly, with the sizes that show it; null when none does. */
export function moreThanLinear(pattern: string, flags: string): string | null {
  // All matches, not only the first: `replace`, `split` and `matchAll` look for them.
  const regex = new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`)
  const attacks = attacksOn(regex)
  const shown = (attack: Attack, size: number) => `${JSON.stringify(attack)} at ${size} signs`
  for (const size of STEPS)
    for (const attack of attacks) if (costly(regex, attackOf(attack, size), STEP_MS)) return shown(attack, size)
  for (const attack of worst(regex, worst(regex, attacks, SCREEN, WORST_KEPT), SIZES[0], WORST_GROWN)) {
    let before = cost(regex, attackOf(attack, SIZES[0]), 5)
    for (const size of SIZES.slice(1)) {
      const now = cost(regex, attackOf(attack, size), 5)
      if (now > FLOOR_MS && now / before > MOST_GROWTH) return `${shown(attack, size)}: ${(now / before).toFixed(1)}`
      before = now
    }
  }
  return null
}
