import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.versions.node,
})

/** Work of others on the machine shows here: more than one per core while one part runs means its times are too long. */
export const load = () => Math.round((loadavg()[0] as number) * 10) / 10
