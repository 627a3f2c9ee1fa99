import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError, type Task } from 'meilisearch'

/** A search that takes longer is answered from elsewhere. */
const REQUEST_MS = 4000
const TASK_MS = 300_000
const TASK_LOOK_MS = 20

export interface Reached {
  url: string
  key: string | null
}

/** The server took the work (202) and failed at it later, or refused it: its own words, never a document's. */
export class TaskFault extends Error {
  override name = 'TaskFault'
}

export const connect = ({ url, key }: Reached) =>
  new Meilisearch({ host: url, timeout: REQUEST_MS, ...(key !== null && { apiKey: key }) })

/** Waits until the work is done; 202 alone says nothing. `allowed` are failures that leave what was wanted. */
export async function done(enqueued: EnqueuedTaskPromise, ...allowed: string[]): Promise<Task> {
  const task = await enqueued.waitTask({ timeout: TASK_MS, interval: TASK_LOOK_MS })
  if (task.status === 'succeeded' || allowed.includes(task.error?.code ?? '')) return task
  throw new TaskFault(`${task.type} ${task.status}: ${task.error?.code ?? ''}`)
}

/** Null where there is no such index or document. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (fault) {
    if (fault instanceof MeilisearchApiError && fault.response.status === 404) return null
    throw fault
  }
}
