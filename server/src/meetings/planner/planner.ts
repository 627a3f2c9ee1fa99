import { Worker } from 'node:worker_threads'
import type { Plan, PlanProblem } from './problem.ts'

export type Planned = { best: Plan; greedy: Plan }
export type Planner = (problem: PlanProblem) => Promise<Planned>

const SECONDS = 8

/** Seconds of solving: the house goes on serving meanwhile, in its own thread. */
export const planInThread: Planner = (problem) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { problem, seconds: SECONDS } })
    thread.once('message', (planned: Planned) => {
      resolve(planned)
      void thread.terminate()
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`planner left with ${code}`)))
  })
