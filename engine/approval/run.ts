import type { Context } from './context.ts'
import type { ApprovalNode, Definition, Node } from './definition.ts'
import { evolve } from './evolve.ts'
import type { Happening } from './happening.ts'
import { type ApprovalState, type Branch, type Group, isEnded, type Task, type Visit } from './state.ts'

/** One transition on its way: what happened so far, and the state after it. */
export class Run {
  readonly definition: Definition
  readonly context: Context
  readonly happened: Happening[] = []
  state: ApprovalState
  /** How many nodes were entered; a definition that goes round without a person would enter them for ever. */
  entered = 0

  constructor(definition: Definition, state: ApprovalState, context: Context) {
    this.definition = definition
    this.state = state
    this.context = context
  }

  happen(happening: Happening): void {
    this.happened.push(happening)
    this.state = evolve(this.state, happening)
  }

  /** The id of whatever comes next. */
  newId(): number {
    return this.state.nextId
  }

  get isEnded(): boolean {
    return isEnded(this.state)
  }

  visit(id: number): Visit {
    return found(this.state.visits, id)
  }

  task(id: number): Task {
    return found(this.state.tasks, id)
  }

  branch(id: number): Branch {
    return found(this.state.branches, id)
  }

  group(id: number): Group {
    return found(this.state.groups, id)
  }

  node(name: string): Node {
    const node = this.definition.nodes.get(name)
    if (!node) throw new Error(`The definition has no node "${name}"; its checks let this not through.`)
    return node
  }

  /** The settings of the step that a task belongs to. */
  step(task: Task): ApprovalNode {
    const node = this.node(this.visit(task.visit).node)
    if (node.type !== 'approval') throw new Error('Only steps of people have tasks.')
    return node
  }
}

function found<T extends { readonly id: number }>(list: readonly T[], id: number): T {
  const item = list.find((candidate) => candidate.id === id)
  if (!item) throw new Error(`There is no ${id}.`)
  return item
}
