/** Milliseconds that this thread computes during the work: whoever else has the processor meanwhile costs nothing. */
export function computing(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
