import type { InboxItem } from '@attain/contract'

/** Tells the lines of an inbox apart: one approval may ask somebody twice. */
export type ItemKey = string

export function keyOf({ id, task }: Pick<InboxItem, 'id' | 'task'>): ItemKey {
  return `${id}/${task ?? ''}`
}
