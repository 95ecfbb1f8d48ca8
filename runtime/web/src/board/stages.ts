/** Stages of an object: which moves are allowed. */
import type { ObjectBody } from '@attain/contract'

/** The stages that a record may move to from a stage, the stage itself included; undefined when any. */
export function reachableStages(object: ObjectBody, from: unknown): ReadonlySet<string> | undefined {
  if (typeof from !== 'string' || !object.stages) return undefined
  const next = object.stages.transitions[from]
  return next && new Set([from, ...next])
}

/** True when a record at `from` may be put to `to`. */
export function mayMove(object: ObjectBody, field: string, from: unknown, to: string): boolean {
  if (field !== object.stages?.field) return true
  return reachableStages(object, from)?.has(to) ?? true
}
