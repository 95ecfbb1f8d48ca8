import { availableParallelism, cpus, totalmem } from 'node:os'

/** The machine that a figure came from, in a line. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB, Node ${process.version}, ${process.platform}`
}
