import type { SignalCode } from '@keqiao/shared/matching'

const mix = (colour: string, part: number) => `color-mix(in oklab, var(--${colour}) ${part}%, var(--paper))`

/** What the texts say is blue-green, strongest first; conditions are ochre; the frame around them is grey. */
const TONES: Record<SignalCode, string> = {
  meaning: mix('known', 100),
  problem: mix('known', 82),
  words: mix('known', 66),
  object: mix('known', 52),
  keywords: mix('known', 38),
  indicators: mix('wanted', 100),
  maturity: mix('wanted', 78),
  price: mix('wanted', 60),
  mode: mix('wanted', 46),
  time: mix('wanted', 34),
  field: mix('ink-soft', 80),
  industry: mix('ink-soft', 58),
  region: mix('ink-soft', 40),
}

export const toneOf = (code: SignalCode) => TONES[code]
