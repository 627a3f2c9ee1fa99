import type { Verdict } from '@keqiao/shared/indicators'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Raise, SignalCode } from '@keqiao/shared/matching'
import { judge } from './indicators.ts'
import { scoreOf } from './score.ts'
import type { Pair } from './signals.ts'
import { achievementParts, needParts, needProblem } from './texts.ts'

/** No list of chores. */
const MOST = 3
const READY = 9
/** Far enough for anything. */
const LATEST = '2099-12'

/** How near what one side has written elsewhere comes to what the other says of its problem and its object. */
export interface OwnWords {
  problem: number | null
  object: number | null
}

interface Change {
  field: string
  signal: SignalCode
  assumes: Raise['assumes']
  indicator?: string
  /** The pair as it would be. */
  pair: Pair
}

/** What its owner could add on one side, and what the pair would then score: asked of the very function that scored it. */
export function raisesOf(pair: Pair, side: ListingKind, own: OwnWords): Raise[] {
  const now = Math.round(scoreOf(pair).weight)
  const changes = side === 'need' ? needChanges(pair, own) : achievementChanges(pair, own)
  return changes
    .map(({ field, signal, assumes, indicator, pair }) => {
      const score = Math.round(scoreOf(pair).weight)
      return { side, field, signal, assumes, indicator: indicator ?? null, score, gain: score - now }
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST)
}

/** One wanted figure as if it had been shown to be reached. */
function verified(pair: Pair, open: readonly Verdict[]): Change[] {
  return pair.judged
    .filter(({ verdict }) => open.includes(verdict))
    .map((one) => ({
      field: 'indicators',
      signal: 'indicators',
      assumes: 'met',
      indicator: one.wanted.name,
      pair: {
        ...pair,
        judged: pair.judged.map((other) =>
          other === one ? { ...one, offered: one.offered ?? one.wanted, verdict: 'met', gap: 0 } : other,
        ),
      },
    }))
}

function needChanges(pair: Pair, own: OwnWords): Change[] {
  const { need, achievement } = pair
  const changes: Change[] = []
  const add = (field: string, signal: SignalCode, assumes: Change['assumes'], more: Partial<Pair>) =>
    changes.push({ field, signal, assumes, pair: { ...pair, ...more } })
  const agree = (field: string, signal: SignalCode, filled: Partial<Pair['need']>) =>
    add(field, signal, 'agrees', { need: { ...need, ...filled } })
  if (needProblem(need) === null && own.problem !== null) add('difficulty', 'problem', 'own_words', { problem: own.problem })
  if (need.object === null && own.object !== null) add('object', 'object', 'own_words', { object: own.object })
  if (need.keywords.length === 0) {
    const text = [need.name, ...needParts(need), need.object].join('\n')
    const keywords = achievement.keywords.filter((keyword) => text.includes(keyword))
    if (keywords.length > 0) add('keywords', 'keywords', 'own_words', { need: { ...need, keywords } })
  }
  if (need.field === null && achievement.field !== null) agree('field', 'field', { field: achievement.field })
  if (need.trlMin === null) agree('trlMin', 'maturity', { trlMin: achievement.trl })
  if (need.modes.length === 0) agree('modes', 'mode', { modes: achievement.modes })
  if (need.budgetMax === null) agree('budgetMax', 'price', { budgetMax: achievement.priceMin ?? achievement.priceMax })
  if (need.deadline === null) agree('deadline', 'time', { deadline: LATEST })
  // Of an anonymous need these two are kept back here, whether they were filled or not.
  if (need.disclosure !== 'ANON') {
    if (need.industries.length === 0) agree('industries', 'industry', { industries: achievement.industries })
    if (need.region === null) agree('region', 'region', { region: achievement.region })
  }
  if (need.indicators.length === 0 && achievement.indicators.length > 0) {
    const indicators = achievement.indicators.map((one) => ({ ...one, must: false }))
    add('indicators', 'indicators', 'agrees', {
      need: { ...need, indicators },
      judged: judge(indicators, achievement.indicators),
    })
  }
  // What the achievement does not say can be asked of whoever offers it.
  return [...changes, ...verified(pair, ['unverified'])]
}

function achievementChanges(pair: Pair, own: OwnWords): Change[] {
  const { need, achievement } = pair
  const changes: Change[] = []
  const add = (field: string, signal: SignalCode, assumes: Change['assumes'], more: Partial<Pair>) =>
    changes.push({ field, signal, assumes, pair: { ...pair, ...more } })
  const agree = (field: string, signal: SignalCode, filled: Partial<Pair['achievement']>) =>
    add(field, signal, 'agrees', { achievement: { ...achievement, ...filled } })
  if (achievement.problem === null && own.problem !== null) add('problem', 'problem', 'own_words', { problem: own.problem })
  if (achievement.object === null && own.object !== null) add('object', 'object', 'own_words', { object: own.object })
  if (achievement.field === null && need.field !== null) agree('field', 'field', { field: need.field })
  if (achievement.industries.length === 0) agree('industries', 'industry', { industries: need.industries })
  if (achievement.trl === null) agree('trl', 'maturity', { trl: need.trlMin ?? READY })
  if (achievement.modes.length === 0) agree('modes', 'mode', { modes: need.modes })
  if (achievement.priceMin === null && achievement.priceMax === null) agree('priceMin', 'price', { priceMin: need.budgetMax })
  if (achievement.region === null) agree('region', 'region', { region: need.region })
  return [...changes, ...verified(pair, ['unverified', 'not_met'])]
}

/** Texts that a side has, of which one might be the field that is missing. */
export const ownTextsOf = ({ need, achievement }: Pair, side: ListingKind): (string | null)[] =>
  side === 'need'
    ? [need.name, ...needParts(need), ...need.keywords]
    : [achievement.name, ...achievementParts(achievement), ...achievement.keywords]
