import { type Match, type Team, WORTH_BROKERING } from '@keqiao/shared/matching'

/** People as the record names them: up to where it begins to describe, without how many they are. */
export function teamNameOf(text: string | null): string | null {
  const first = (text ?? '').split(/[，,。；;：:\n]/)[0] as string
  const at = first.search(/\d{1,4} ?[余多]?[人名]/)
  const name = (at < 0 ? first : first.slice(0, at)).trim().replace(/共$/, '').trim()
  return name === '' ? null : name.slice(0, 40)
}

/** Behind fitting achievements: whoever has more of them first, then whoever has the better one. */
export function teamsOf(matches: readonly Match[], textOf: ReadonlyMap<string, string | null>): Team[] {
  const teams = new Map<string, Team>()
  for (const { score, achievement } of matches) {
    const { owner, unitName } = achievement
    if (score < WORTH_BROKERING || (owner === null && unitName === null)) continue
    const text = textOf.get(achievement.id) ?? null
    const name = teamNameOf(text)
    const key = JSON.stringify([owner?.id ?? unitName, name])
    const team = teams.get(key)
    if (team) team.fitting++
    else {
      const best = { achievementId: achievement.id, name: achievement.name, score }
      teams.set(key, { owner, unitName: owner ? null : unitName, name, text, fitting: 1, best })
    }
  }
  return [...teams.values()].sort((a, b) => b.fitting - a.fitting || b.best.score - a.best.score)
}
