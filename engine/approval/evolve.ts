import type { Happening } from './happening.ts'
import { type ApprovalState, isEnded, isHeld, type Task, type Visit } from './state.ts'

/** The state after something happened. It never refuses: what may happen is decided before. */
export function evolve(state: ApprovalState, happening: Happening): ApprovalState {
  switch (happening.type) {
    case 'submitted':
      return { ...state, submitter: happening.by, chosen: happening.chosen, round: 1 }
    case 'resubmitted':
      return { ...state, status: 'running', round: state.round + 1 }
    case 'entered': {
      const { visit: id, node, branch, previous } = happening
      const visit: Visit = { id, node, branch, previous, round: state.round, status: 'open' }
      return numbered(id, { ...state, visits: [...state.visits, visit] })
    }
    case 'left':
      return withVisit(state, happening.visit, { status: 'done', outcome: happening.outcome })
    case 'abandoned':
      return withVisit(state, happening.visit, { status: 'cancelled' })
    case 'stuck':
      return withVisit(state, happening.visit, { status: 'stuck' })
    case 'split': {
      const parent = state.visits.find(({ id }) => id === happening.visit)?.branch ?? null
      const branches = happening.branches.map((id) => {
        return { id, parent, split: happening.visit, status: 'open' as const }
      })
      return numbered(Math.max(...happening.branches), { ...state, branches: [...state.branches, ...branches] })
    }
    case 'branch-ended':
      return withBranch(state, happening.branch, 'done')
    case 'branch-cancelled':
      return withBranch(state, happening.branch, 'cancelled')
    case 'branch-reopened': {
      const split = state.branches.find(({ id }) => id === happening.branch)?.split ?? -1
      return withVisit(withBranch(state, happening.branch, 'open'), split, { status: 'open', outcome: undefined })
    }
    case 'grouped':
      return numbered(happening.group.id, { ...state, groups: [...state.groups, happening.group] })
    case 'asked': {
      const { task: id, group, visit, person, principal } = happening
      const task: Task = {
        id,
        group,
        visit,
        person,
        ...(principal !== undefined && { principal }),
        status: 'waiting',
      }
      return numbered(id, { ...state, tasks: [...state.tasks, task] })
    }
    case 'turn-came':
      return withTask(state, happening.task, { status: 'open' })
    case 'held':
      return withTask(state, happening.task, { status: 'waiting' })
    case 'decided': {
      const status = happening.approved ? 'approved' : 'rejected'
      return withTask(untimed(state, happening.task), happening.task, {
        status,
        decidedBy: happening.by,
        edition: state.edition,
      })
    }
    case 'moved': {
      const principal = happening.why === 'delegated' && happening.from !== null ? { principal: happening.from } : {}
      return withTask(state, happening.task, { person: happening.to, ...principal })
    }
    case 'not-needed':
      return withTask(untimed(state, happening.task), happening.task, { status: 'cancelled' })
    case 'timer-set': {
      const { type: _, timer: id, ...timer } = happening
      return numbered(id, { ...state, timers: [...state.timers.filter((other) => other.id !== id), { id, ...timer }] })
    }
    case 'timer-ended':
      return { ...state, timers: state.timers.filter(({ id }) => id !== happening.timer) }
    case 'acting': {
      const { key, visit } = happening
      if (isEnded(state)) return numbered(key, state)
      return numbered(key, { ...state, performing: [...state.performing, { key, visit }] })
    }
    case 'acted':
      return { ...state, performing: state.performing.filter(({ key }) => key !== happening.key) }
    case 'changed':
      return { ...state, edition: state.edition + 1 }
    case 'set-aside': {
      const { type: _, ...pending } = happening
      return { ...state, pending: [...state.pending, pending] }
    }
    case 'resumed':
      return { ...state, pending: state.pending.filter((place) => isHeld(state, place)) }
    case 'returned':
      return {
        ...state,
        ...(happening.to === null && { status: 'returned' as const, pending: [] }),
        visits: state.visits.map((visit) =>
          happening.undone.includes(visit.id) ? { ...visit, status: 'undone' as const } : visit,
        ),
        standing: [...state.standing, ...happening.standing],
      }
    case 'stood':
      return { ...state, standing: without(state.standing, ({ node }) => node === happening.node) }
    case 'standing-forgotten':
      return { ...state, standing: state.standing.filter(({ until }) => until !== happening.until) }
    case 'ended':
      return { ...state, status: happening.status, pending: [], performing: [] }
    case 'copied':
      return withVisit(state, happening.visit, { copied: happening.people })
    case 'added':
    case 'reminded':
    case 'subprocess':
      return state
    default:
      return happening satisfies never
  }
}

function numbered(id: number, state: ApprovalState): ApprovalState {
  return id < state.nextId ? state : { ...state, nextId: id + 1 }
}

/** No limit runs for a decision that is made, or not needed. */
function untimed(state: ApprovalState, task: number): ApprovalState {
  return { ...state, timers: state.timers.filter((timer) => timer.task !== task) }
}

function withVisit(state: ApprovalState, id: number, change: Partial<Visit>): ApprovalState {
  return { ...state, visits: state.visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit)) }
}

function withTask(state: ApprovalState, id: number, change: Partial<Task>): ApprovalState {
  return { ...state, tasks: state.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)) }
}

function withBranch(state: ApprovalState, id: number, status: 'open' | 'done' | 'cancelled'): ApprovalState {
  return { ...state, branches: state.branches.map((branch) => (branch.id === id ? { ...branch, status } : branch)) }
}

/** Leaves out the first that fits. */
function without<T>(list: readonly T[], fits: (item: T) => boolean): readonly T[] {
  const at = list.findIndex(fits)
  return at < 0 ? list : list.toSpliced(at, 1)
}
