import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readAchievements, readNeeds, readQrels } from './files.ts'
import { readJudged } from './judged.ts'
import type { Grades } from './metrics.ts'

type Draft = { externalRef: string } & Record<string, unknown>
export interface Task {
  name: string
  achievements: Record<string, unknown>[]
  needs: Draft[]
  qrels: Map<string, Grades>
}

/** A record must have a name; one that every untitled record shares weighs nothing. */
const UNTITLED = '无题'

export const judgedTask = (): Task => ({ name: 'seeds/judged', ...readJudged() })

export function filesTask(name: string, achievements: string, needs: string, qrels: string): Task {
  return {
    name,
    achievements: readAchievements(achievements).map(({ id, title, abstract, keywords }) => ({
      externalRef: id,
      name: title || UNTITLED,
      abstract,
      keywords: keywords ?? [],
    })),
    // A need without a title is named by its beginning.
    needs: readNeeds(needs).map(({ id, title, description }) => ({
      externalRef: id,
      name: title || description.slice(0, 60),
      background: description,
    })),
    qrels: readQrels(qrels),
  }
}

/**
 * The tasks of a folder: `needs-NAME.jsonl[.gz]` with `needs-NAME.qrels`, against `achievements.jsonl[.gz]`. What asks by title
 * or keywords asks `achievements-abstract-only`, where those do not stand.
 */
export function folderTasks(folder: string): (() => Task)[] {
  const fileOf = (stem: string) =>
    ['.jsonl', '.jsonl.gz'].map((ending) => path.join(folder, stem + ending)).find((file) => existsSync(file)) as string
  return readdirSync(folder)
    .filter((file) => /^needs-.*\.qrels$/.test(file))
    .sort()
    .map((file) => file.slice(0, -'.qrels'.length))
    .map((name) => () => {
      const library = /title|keywords/.test(name) ? 'achievements-abstract-only' : 'achievements'
      return filesTask(name, fileOf(library), fileOf(name), path.join(folder, `${name}.qrels`))
    })
}
