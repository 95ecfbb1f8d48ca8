/** Undo and redo across all editors: every step keeps what it changed, before and after. */
import { merge } from '@attain/engine/metadata'
import type { Command, Title } from './command.ts'
import { changedBetween, type Documents, type DocumentValue, reconcile } from './documents.ts'

export interface Step {
  readonly title: Title
  readonly joins: string | undefined
  readonly changes: ReadonlyMap<string, Change>
}

interface Change {
  readonly before: DocumentValue | undefined
  readonly after: DocumentValue | undefined
}

export interface History {
  readonly documents: Documents
  /** The last first. */
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

const MAX_STEPS = 500

export function beginHistory(documents: Documents): History {
  return { documents, done: [], undone: [] }
}

/** Executes a command; one that changes nothing leaves no step. `isJoined`: it may go on with the step before. */
export function execute(history: History, command: Command, isJoined = true): History {
  const documents = reconcile(history.documents, command.execute(history.documents))
  const changes = changesBetween(history.documents, documents)
  if (changes.size === 0) return history
  const [last, ...earlier] = history.done
  const step: Step = { title: command.title, joins: command.joins, changes }
  const joined = isJoined && last !== undefined && last.joins !== undefined && last.joins === command.joins
  const done = joined ? [joinSteps(last, step), ...earlier] : [step, ...history.done]
  return { documents, done: done.slice(0, MAX_STEPS), undone: [] }
}

/** Takes the last step back. What others have changed since in the same documents stays. */
export function undo(history: History): History {
  const [step, ...done] = history.done
  if (step === undefined) return history
  const documents = apply(history.documents, step, ({ before, after }) => [after, before])
  return { documents, done, undone: [step, ...history.undone] }
}

export function redo(history: History): History {
  const [step, ...undone] = history.undone
  if (step === undefined) return history
  const documents = apply(history.documents, step, ({ before, after }) => [before, after])
  return { documents, done: [step, ...history.done], undone }
}

/** Takes over what came from elsewhere: no step of mine. */
export function receive(history: History, documents: Documents): History {
  return { ...history, documents }
}

function apply(
  documents: Documents,
  step: Step,
  direction: (change: Change) => readonly [from: DocumentValue | undefined, to: DocumentValue | undefined],
): Documents {
  const next = new Map(documents)
  for (const [identity, change] of step.changes) {
    const [from, to] = direction(change)
    const current = documents.get(identity)
    const value = current === from ? to : (merge(from, to, current).value as DocumentValue | undefined)
    if (value === undefined) next.delete(identity)
    else next.set(identity, value)
  }
  return next
}

function changesBetween(before: Documents, after: Documents): ReadonlyMap<string, Change> {
  if (before === after) return new Map()
  return new Map(
    changedBetween(before, after).map((identity) => [
      identity,
      { before: before.get(identity), after: after.get(identity) },
    ]),
  )
}

function joinSteps(first: Step, second: Step): Step {
  const changes = new Map(first.changes)
  for (const [identity, { before, after }] of second.changes)
    changes.set(identity, { before: changes.has(identity) ? changes.get(identity)?.before : before, after })
  return { ...first, changes }
}
