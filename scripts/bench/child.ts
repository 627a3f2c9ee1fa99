import { fork } from 'node:child_process'
import type { Message, Outcome, Task } from './task.ts'

/** A part that says nothing for this long is stuck in one call and is ended. */
const SILENCE_MS = 120_000

/** Runs a part in a process of its own and keeps the last it told, even when it must be ended. */
export function runChild(task: Task, say: (line: string) => void): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = fork(new URL(`./${task.part}.ts`, import.meta.url), [JSON.stringify(task)], {
      execArgv: [...process.execArgv, '--expose-gc'],
    })
    let outcome: Outcome = { figures: {}, notes: [] }
    let ended = false
    const end = () => {
      ended = true
      child.kill('SIGKILL')
    }
    let silence = setTimeout(end, SILENCE_MS)
    child.on('message', (message: Message) => {
      clearTimeout(silence)
      silence = setTimeout(end, SILENCE_MS)
      if ('progress' in message) say(`${task.part}: ${message.progress}`)
      else outcome = message.outcome
    })
    child.on('error', failed)
    child.on('exit', (code, signal) => {
      clearTimeout(silence)
      if (ended) outcome.notes.push(`not finished: no answer within ${SILENCE_MS / 1000} s, ended`)
      if (code === 0 || ended) done(outcome)
      else failed(new Error(`${task.part} ended with ${code ?? signal}`))
    })
  })
}
