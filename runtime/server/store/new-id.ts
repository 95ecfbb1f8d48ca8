import { randomUUIDv7 } from 'node:crypto'

let last = ''

/**
 * Ids of records and files: UUIDv7, so that their order is the order of creation, also of those that this process makes
 * within one millisecond.
 */
export function newId(): string {
  let id: string = randomUUIDv7()
  if (id <= last) id = successorOf(last) ?? id
  last = id
  return id
}

/** Counts up the last twelve digits; undefined in the one case of a trillion that they are all used. */
function successorOf(id: string): string | undefined {
  const next = (Number.parseInt(id.slice(24), 16) + 1).toString(16).padStart(12, '0')
  return next.length > 12 ? undefined : id.slice(0, 24) + next
}
