import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Grades } from './metrics.ts'

const AchievementLine = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  keywords: z.array(z.string()).optional(),
})
const NeedLine = z.object({ id: z.string(), title: z.string(), description: z.string() })

/** A file as text; `.gz` is unpacked. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

function lines<T extends z.ZodType>(file: string, shape: T): z.output<T>[] {
  return textOf(file)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const parsed = shape.safeParse(JSON.parse(line))
      if (!parsed.success)
        throw new Error(`${file}:${i + 1} ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)}`)
      return parsed.data
    })
}

export const readAchievements = (file: string) => lines(file, AchievementLine)
export const readNeeds = (file: string) => lines(file, NeedLine)

/** TREC's four columns: need, unused, achievement, grade. */
export function readQrels(file: string): Map<string, Grades> {
  const qrels = new Map<string, Grades>()
  for (const line of textOf(file).split('\n')) {
    const [need, , achievement, grade] = line.trim().split(/\s+/)
    if (!need || !achievement) continue
    const grades = qrels.get(need) ?? new Map()
    grades.set(achievement, Number(grade))
    qrels.set(need, grades)
  }
  return qrels
}
