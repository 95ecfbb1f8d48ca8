/** From single decisions to that of a step. */
import { act } from './act.ts'
import { type Verdict, verdictOf } from './ballot.ts'
import { closeTasks, end } from './end.ts'
import type { Why } from './happening.ts'
import type { Run } from './run.ts'
import type { ApprovalState, Group, Place, Task } from './state.ts'

/** Asks whose turn has come, decides what the system decides, and says how the step stands. */
export function settle(run: Run, visit: number): Verdict {
  const main = run.state.groups.find((group) => group.visit === visit && group.added === undefined)
  if (!main) return 'open'
  do {
    dropDecided(run, visit)
    const verdict = groupVerdict(run.state, main)
    if (verdict !== 'open') return verdict
  } while (openTurns(run, visit, main))
  return 'open'
}

/** Leaves the step: its actions, and where it goes on; null when that has to wait, or everything ended. */
export function conclude(run: Run, visit: number, verdict: Exclude<Verdict, 'open'>): Place | null {
  const { node: name, branch } = run.visit(visit)
  const node = run.node(name)
  if (node.type !== 'approval') throw new Error('Only steps of people are decided.')
  closeTasks(run, visit)
  run.happen({ type: 'left', visit, outcome: verdict })
  const key = act(run, { moment: verdict, visit: null, node: name, actions: node.actions?.[verdict] })
  const target = verdict === 'approved' ? node.next : node.rejected
  if (target === undefined) {
    end(run, { status: 'rejected', by: null })
    return null
  }
  const next = { target, branch, previous: visit }
  if (key === undefined) return next
  run.happen({ type: 'set-aside', ...next, key })
  return null
}

function groupVerdict(state: ApprovalState, group: Group): Verdict {
  return verdictOf(group, votesOf(state, group))
}

/** One vote of each task, and one of each group that was added beside one. */
function votesOf(state: ApprovalState, group: Group): readonly Verdict[] {
  return tasksOf(state, group).flatMap((task) => [
    voteOf(state, task),
    ...addedTo(state, task, 'beside').map((added) => groupVerdict(state, added)),
  ])
}

/** A decision with those of the people who were added before and after it. */
function voteOf(state: ApprovalState, task: Task): Verdict {
  const before = allOf(state, addedTo(state, task, 'before'))
  if (before !== 'approved') return before
  if (task.status === 'rejected' || task.status === 'approved') {
    return task.status === 'rejected' ? 'rejected' : allOf(state, addedTo(state, task, 'after'))
  }
  return 'open'
}

function allOf(state: ApprovalState, groups: readonly Group[]): Verdict {
  const verdicts = groups.map((group) => groupVerdict(state, group))
  if (verdicts.includes('rejected')) return 'rejected'
  return verdicts.includes('open') ? 'open' : 'approved'
}

const tasksOf = ({ tasks }: ApprovalState, { id }: Group) => tasks.filter(({ group }) => group === id)

function addedTo({ groups }: ApprovalState, { id }: Task, where: 'before' | 'after' | 'beside'): readonly Group[] {
  return groups.filter(({ added }) => added?.to === id && added.where === where)
}

/** In a group that is decided, and before somebody whose decision is made for them, nobody is asked any more. */
function dropDecided(run: Run, visit: number): void {
  const isUndecided = ({ status }: Task) => status === 'open' || status === 'waiting'
  for (const task of run.state.tasks.filter((task) => task.visit === visit && isUndecided(task))) {
    const { state } = run
    const group = run.group(task.group)
    const isMoot = groupVerdict(state, group) !== 'open' || voteOf(state, task) !== 'open'
    if (isMoot) run.happen({ type: 'not-needed', task: task.id })
  }
}

/** True when somebody's turn came. */
function openTurns(run: Run, visit: number, main: Group): boolean {
  const due = run.state.tasks.filter((task) => task.visit === visit && task.status === 'waiting' && isDue(run, task))
  for (const { id } of due) {
    run.happen({ type: 'turn-came', task: id })
    setTimers(run, visit, id)
  }
  for (const { id } of due) decideForThem(run, main, run.task(id))
  return due.length > 0
}

/** Those added before have approved, and where one comes after another, all earlier ones have decided. */
function isDue({ state }: Run, task: Task): boolean {
  if (allOf(state, addedTo(state, task, 'before')) !== 'approved') return false
  const group = state.groups.find(({ id }) => id === task.group)
  if (!group?.inOrder) return true
  const earlier = tasksOf(state, group).filter(({ id }) => id < task.id)
  return earlier.every((other) => voteOf(state, other) !== 'open' || other.status === 'cancelled')
}

function setTimers(run: Run, visit: number, task: number): void {
  const { limits = [] } = run.step(run.task(task))
  for (const [limit, { after }] of limits.entries()) {
    if (run.state.timers.some((timer) => timer.task === task && timer.limit === limit)) continue
    const at = run.context.after(run.context.now, after)
    run.happen({ type: 'timer-set', timer: run.newId(), visit, task, limit, at, fired: 0 })
  }
}

/** The system approves in place of the submitter, and of who approved before, as the node says. */
function decideForThem(run: Run, main: Group, task: Task): void {
  if (task.group !== main.id || task.person === null || task.principal !== undefined) return
  const why = reasonToPass(run, main, task)
  if (why) run.happen({ type: 'decided', task: task.id, by: null, approved: true, why })
}

function reasonToPass(run: Run, main: Group, task: Task): Why | undefined {
  const { submitterPasses = 'sole', repeatedPasses = 'adjacent' } = run.step(task)
  if (task.person === run.state.submitter) {
    if (submitterPasses === 'always') return 'submitter'
    if (submitterPasses === 'sole' && tasksOf(run.state, main).length === 1) return 'submitter'
  }
  return repeatedPasses !== 'never' && approvedBefore(run, task, repeatedPasses) ? 'approved-before' : undefined
}

/** Their own approval that still counts: in the step just before with nothing changed since, or in any step. */
function approvedBefore({ state }: Run, { person, visit }: Task, where: 'adjacent' | 'anywhere'): boolean {
  const here = state.visits.find(({ id }) => id === visit)
  return state.tasks.some((task) => {
    if (task.status !== 'approved' || task.decidedBy !== person || task.visit === visit) return false
    const there = state.visits.find(({ id }) => id === task.visit)
    if (there?.status !== 'done') return false
    return where === 'anywhere' || (there?.id === here?.previous && task.edition === state.edition)
  })
}
