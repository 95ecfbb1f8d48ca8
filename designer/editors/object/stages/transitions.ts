/** Which stage may follow which. A stage that is not listed may move anywhere. */
import type { Transition } from '../object-document.ts'

export type Transitions = readonly Transition[]

export function isAllowed(transitions: Transitions, from: string, to: string): boolean {
  const listed = transitions.find((one) => one.from === from)
  return listed === undefined || listed.to.includes(to)
}

/** With one step allowed or not; what follows stands in the order of the stages. */
export function withStep(
  transitions: Transitions,
  stages: readonly string[],
  from: string,
  to: string,
  allowed: boolean,
): Transitions {
  const others = stages.filter((stage) => stage !== from)
  const after = others.filter((stage) => (stage === to ? allowed : isAllowed(transitions, from, stage)))
  return withFollowing(transitions, stages, from, after)
}

/** With exactly these stages after one; all of them means that it is not listed. */
export function withFollowing(
  transitions: Transitions,
  stages: readonly string[],
  from: string,
  following: readonly string[],
): Transitions {
  const others = stages.filter((stage) => stage !== from)
  const isFree = others.every((stage) => following.includes(stage))
  const without = transitions.filter((one) => one.from !== from)
  const next = isFree ? without : [...without, { from, to: [...following] }]
  return next.toSorted((a, b) => stages.indexOf(a.from) - stages.indexOf(b.from))
}

/** Every stage only to the one after it. */
export function inOrder(stages: readonly string[]): Transitions {
  return stages.reduce<Transitions>(
    (all, stage, index) => withFollowing(all, stages, stage, stages.slice(index + 1, index + 2)),
    [],
  )
}

export function nothing(stages: readonly string[]): Transitions {
  return stages.length < 2 ? [] : stages.map((from) => ({ from, to: [] }))
}

/**
 * With a stage that is new at `index` of these stages. Where steps are restricted it can be reached from the one before
 * it and goes on to where that one went; otherwise nobody could ever get there.
 */
export function withNewStage(
  transitions: Transitions,
  stages: readonly string[],
  stage: string,
  index: number,
): Transitions {
  if (transitions.length === 0) return transitions
  const before = stages[index - 1]
  const next = stages.toSpliced(index, 0, stage)
  const listed = transitions.find(({ from }) => from === before)
  if (before === undefined) return withFollowing(transitions, next, stage, next.slice(1, 2))
  if (listed === undefined) return transitions
  const reached = withFollowing(
    transitions,
    next,
    listed.from,
    next.filter((one) => one === stage || listed.to.includes(one)),
  )
  return withFollowing(reached, next, stage, listed.to)
}

/** Without a stage that is no more. */
export function withoutStage(transitions: Transitions, stage: string): Transitions {
  return transitions
    .filter(({ from }) => from !== stage)
    .map(({ from, to }) => ({ from, to: to.filter((one) => one !== stage) }))
}
