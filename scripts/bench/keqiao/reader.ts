import { p50, p99, timed } from '../part.ts'

const PAUSE_MS = 20

/** A client in a process of its own: reads one record after another until it is told to stop. */
const [, , origin, ...ids] = process.argv
let reading = true
const times: number[] = []
process.once('message', () => {
  reading = false
})
for (let i = 0; reading; i++) {
  const { value, ms } = await timed(async () => {
    const reply = await fetch(`${origin}/api/v1/achievements/${ids[i % ids.length]}`)
    await reply.text()
    return reply.status
  })
  if (value !== 200) throw new Error(`status ${value}`)
  times.push(ms)
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}
process.send?.({ busyReadP50: p50(times), busyReadP99: p99(times) })
process.disconnect?.()
