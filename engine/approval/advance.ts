/** The way through the graph, node by node, until people are asked, something is waited for, or the end. */
import { act } from './act.ts'
import { ask } from './ask.ts'
import type { ActionNode, CopyNode, Definition, InclusiveNode, Target, WaitNode } from './definition.ts'
import { end } from './end.ts'
import type { Run } from './run.ts'
import { type Place, ROOT } from './state.ts'

/** So many nodes in one transition are only entered by going round. */
const MOST_NODES = 1000

export function advance(run: Run, from: Place | null): void {
  for (let here = from; here !== null && !run.isEnded; ) here = enter(run, here)
}

/** Enters a node; answers where it leads at once, null when it has to wait. */
function enter(run: Run, { target, branch, previous }: Place): Place | null {
  if (target === null) return endBranch(run, branch)
  const node = run.node(target)
  if (node.type === 'join') return endBranch(run, branch)
  const visit = run.newId()
  run.happen({ type: 'entered', visit, node: target, branch, previous })
  run.entered += 1
  if (run.entered > MOST_NODES) return stuck(run, visit, 'endless')
  switch (node.type) {
    case 'approval':
      return ask(run, visit, node)
    case 'copy':
      return copy(run, visit, node)
    case 'condition': {
      const chosen = node.branches.find(({ when }) => run.context.holds(when))
      const next = chosen === undefined ? node.otherwise : chosen.next
      return next === undefined ? stuck(run, visit, 'no-branch') : leave(run, visit, next)
    }
    case 'parallel':
      return split(
        run,
        visit,
        node.branches.map(({ next }) => next),
      )
    case 'inclusive': {
      const targets = matching(run, node)
      return targets.length === 0 ? stuck(run, visit, 'no-branch') : split(run, visit, targets)
    }
    case 'action':
      return perform(run, visit, node)
    case 'wait':
      return wait(run, visit, node)
    case 'subprocess':
      run.happen({ type: 'subprocess', visit, approval: node.approval })
      return null
    default:
      return node satisfies never
  }
}

/** Leaves a node that nobody decides at. */
export function leave(
  run: Run,
  visit: number,
  target: Target,
  how: { readonly why?: 'skipped'; readonly to?: Target; readonly opinion?: string } = {},
): Place {
  const { branch, previous } = run.visit(visit)
  for (const { id } of run.state.timers.filter((timer) => timer.visit === visit)) {
    run.happen({ type: 'timer-ended', timer: id })
  }
  run.happen({ type: 'left', visit, outcome: 'passed', ...how })
  return { target, branch, previous }
}

function stuck(run: Run, visit: number, why: 'no-branch' | 'endless'): null {
  run.happen({ type: 'stuck', visit, why })
  return null
}

function copy(run: Run, visit: number, node: CopyNode): Place {
  const named = node.people.flatMap((source) => run.context.people(source, run.state, run.visit(visit).node))
  const people = [...new Set(named)].filter((person) => run.context.isActive(person))
  run.happen({ type: 'copied', visit, people })
  return leave(run, visit, node.next)
}

function matching(run: Run, { branches, otherwise }: InclusiveNode): readonly string[] {
  const targets = branches.filter(({ when }) => run.context.holds(when)).map(({ next }) => next)
  return targets.length > 0 || otherwise === undefined ? targets : [otherwise]
}

export function split(run: Run, visit: number, targets: readonly string[]): null {
  const first = run.newId()
  const branches = targets.map((_, i) => first + i)
  run.happen({ type: 'split', visit, branches })
  for (const [i, target] of targets.entries()) {
    advance(run, { target, branch: first + i, previous: run.visit(visit).previous })
  }
  return null
}

/** Where the branches of a split meet; the last one to arrive goes on. */
function endBranch(run: Run, id: number): Place | null {
  if (id === ROOT) {
    end(run, { status: 'approved', by: null })
    return null
  }
  run.happen({ type: 'branch-ended', branch: id })
  const split = run.visit(run.branch(id).split as number)
  if (run.state.branches.some((other) => other.split === split.id && other.status === 'open')) return null
  return leave(run, split.id, afterJoin(run.definition, split.node))
}

/** What follows the join of a split. */
export function afterJoin({ nodes }: Definition, name: string): Target {
  const node = nodes.get(name)
  if (node?.type !== 'parallel' && node?.type !== 'inclusive') throw new Error(`"${name}" does not split.`)
  const join = nodes.get(node.join)
  if (join?.type !== 'join') throw new Error(`"${node.join}" is no join.`)
  return join.next
}

function perform(run: Run, visit: number, node: ActionNode): Place | null {
  if (node.actions.length === 0) return leave(run, visit, node.next)
  act(run, { moment: 'reached', visit, node: run.visit(visit).node, actions: node.actions })
  return null
}

function wait(run: Run, visit: number, node: WaitNode): Place | null {
  const { context } = run
  const moments = [
    ...(node.for ? [context.after(context.now, node.for)] : []),
    ...(node.until === undefined ? [] : [context.moment(node.until) ?? context.now]),
  ]
  if (isOver(run, node) || moments.some((at) => at <= context.now)) return leave(run, visit, node.next)
  if (moments.length > 0) {
    const at = Math.min(...moments)
    run.happen({ type: 'timer-set', timer: run.newId(), visit, at, fired: 0 })
  }
  return null
}

export function isOver(run: Run, node: WaitNode): boolean {
  return node.when !== undefined && run.context.holds(node.when)
}
