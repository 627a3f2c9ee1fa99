import type { LiveChanges, Question } from '@keqiao/shared/live'
import { ProblemError } from '../../api/call.ts'

const POLL_MS = 5000
/** A stream that says nothing for so long after it was opened is held back by somebody on the way. */
const SILENT_MS = 8000
const MOST_FAILURES = 3
/** Polls until the stream is tried once more. */
const POLLS = 6

/** What is known, and then what is different: newer versions of a question take its place, those that are gone go. */
export function withChanges(known: LiveChanges, more: LiveChanges): LiveChanges {
  if (more.version < known.version) return known
  const questions = new Map<string, Question>(known.questions.map((one) => [one.id, one]))
  for (const one of more.questions) questions.set(one.id, one)
  for (const id of more.gone) questions.delete(id)
  return { ...more, questions: [...questions.values()], gone: [] }
}

interface Following {
  stream: string
  since: () => number
  poll: (since: number) => Promise<LiveChanges>
  tell: (changes: LiveChanges) => void
  /** The room is over, or no longer open to this person. */
  over: () => void
}

/** Follows a room by its stream of events; asks every few seconds where that does not come through. Ends by the function. */
export function follow({ stream, since, poll, tell, over }: Following): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  function stop() {
    stopped = true
    source?.close()
    clearTimeout(timer)
  }
  function end() {
    if (stopped) return
    stop()
    over()
  }
  async function ask(left: number) {
    source?.close()
    clearTimeout(timer)
    try {
      const changes = await poll(since())
      if (!stopped) tell(changes)
    } catch (error) {
      if (error instanceof ProblemError && error.code !== 'offline' && error.code !== 'rate_limited') return end()
    }
    if (!stopped) timer = setTimeout(() => (left > 1 ? void ask(left - 1) : connect()), POLL_MS)
  }
  function connect() {
    let failures = 0
    let hasTold = false
    const opened = new EventSource(`${stream}?since=${since()}`)
    source = opened
    timer = setTimeout(() => void ask(POLLS), SILENT_MS)
    opened.addEventListener('changes', (event) => {
      clearTimeout(timer)
      failures = 0
      hasTold = true
      tell(JSON.parse((event as MessageEvent<string>).data))
    })
    opened.addEventListener('over', end)
    opened.onerror = () => {
      // One that never came through is not waited for.
      const isOff = !hasTold || opened.readyState === EventSource.CLOSED || ++failures >= MOST_FAILURES
      if (!stopped && isOff) void ask(POLLS)
    }
  }
  connect()
  return stop
}
