/**
 * Decisions that were taken in a list and not sent yet: each can be taken back until its moment comes.
 * See docs/decisions/a-decision-in-a-list-waits-five-seconds.md.
 */
import type { DecideManyBody, InboxItem } from '@attain/contract'
import { type ItemKey, keyOf } from './item-key.ts'

export const WAITS_MS = 5000

export type Decision = DecideManyBody['decision']

export interface Held {
  /** Counts up, so that the newest is known. */
  readonly number: number
  readonly decision: Decision
  readonly opinion: string
  readonly items: readonly InboxItem[]
  /** Milliseconds since 1970. */
  readonly sentAt: number
}

export interface Taken {
  readonly decision: Decision
  readonly opinion?: string
  readonly items: readonly InboxItem[]
}

/** Holds a decision back. What is held already is not decided twice. */
export function hold(held: readonly Held[], { decision, opinion = '', items }: Taken, now: number): readonly Held[] {
  const known = heldByItem(held)
  const fresh = items.filter((item) => item.task !== null && !known.has(keyOf(item)))
  if (fresh.length === 0) return held
  const number = Math.max(0, ...held.map((each) => each.number)) + 1
  return [...held, { number, decision, opinion: opinion.trim(), items: fresh, sentAt: now + WAITS_MS }]
}

export function takeBack(held: readonly Held[], number: number): readonly Held[] {
  return held.filter((each) => each.number !== number)
}

/** The decision that was taken last. */
export function newest(held: readonly Held[]): Held | undefined {
  return held.at(-1)
}

/** Whose moment has come, and the others. */
export function due(held: readonly Held[], now: number): { send: readonly Held[]; keep: readonly Held[] } {
  return { send: held.filter(({ sentAt }) => sentAt <= now), keep: held.filter(({ sentAt }) => sentAt > now) }
}

/** When to look again; undefined when nothing is held. */
export function nextMoment(held: readonly Held[]): number | undefined {
  return held.length === 0 ? undefined : Math.min(...held.map(({ sentAt }) => sentAt))
}

export function heldByItem(held: readonly Held[]): ReadonlyMap<ItemKey, Held> {
  return new Map(held.flatMap((each) => each.items.map((item): [ItemKey, Held] => [keyOf(item), each])))
}

/** The calls that a decision takes: as many tasks as fit into one. */
export function callsOf({ decision, opinion, items }: Held, most: number): DecideManyBody[] {
  const tasks = items.flatMap(({ id, task }) => (task === null ? [] : [{ approval: id, task }]))
  return Array.from({ length: Math.ceil(tasks.length / most) }, (_, call) => ({
    decision,
    tasks: tasks.slice(call * most, (call + 1) * most),
    ...(opinion !== '' && { opinion }),
  }))
}
