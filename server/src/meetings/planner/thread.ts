import { parentPort, workerData } from 'node:worker_threads'
import { greedyPlan, plan } from './plan.ts'
import type { PlanProblem } from './problem.ts'
import { openSolver } from './solver.ts'

const { problem, seconds } = workerData as { problem: PlanProblem; seconds: number }
const best = plan(problem, await openSolver(), () => performance.now(), seconds)
parentPort!.postMessage({ best, greedy: greedyPlan(problem) })
