/** The way of an approval as people see it: what was done, where it is, and what is still to come. */
import type { NamedPerson, WayStep } from '@attain/contract'
import {
  type ApprovalState,
  type Definition,
  type Foreseen,
  foresee,
  type Context as Machine,
  type Needed,
  type Task,
} from '@attain/engine/approval'
import type { ApprovalDocument, ApprovalModel } from '@attain/engine/metadata'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { askingTheWorld, type World } from './ask-the-world.ts'

/** `known` is as it is; what the machine foresees goes on from there. */
export async function wayOf(
  context: Context,
  { definition, document }: ApprovalModel,
  state: ApprovalState,
  world: World,
  decidedAt: ReadonlyMap<number, string> = new Map(),
): Promise<WayStep[]> {
  const foreseen = await askingTheWorld(world, (machine: Machine) => foresee(definition, state, machine))
  const names = await peopleNames(asSystem(context, null), [
    ...foreseen.flatMap(({ people }) => people),
    ...state.tasks.flatMap(({ person, principal = null, decidedBy = null }) => [person, principal, decidedBy]),
  ])
  const named = (id: string): NamedPerson => ({ id, name: names.get(id) ?? '' })
  return foreseen.map((one) => {
    const node = document.nodes.find(({ name }) => name === one.node)
    const visit = state.visits.find(({ id }) => id === one.visit)
    return {
      visit: one.visit,
      node: one.node,
      label: nodeLabel(document, one.node, context.language),
      type: node?.type ?? 'approval',
      branch: one.branch,
      opens: [...one.opens],
      when: one.when,
      outcome: (one.when === 'ahead' ? null : visit?.outcome) ?? null,
      isStuck: one.isStuck,
      people: peopleOf(one, state, named, decidedAt),
      needed: neededAt(definition, one.node),
    }
  })
}

function peopleOf(
  one: Foreseen,
  state: ApprovalState,
  named: (id: string) => NamedPerson,
  decidedAt: ReadonlyMap<number, string>,
): WayStep['people'] {
  const tasks = state.tasks.filter(({ visit }) => visit === one.visit)
  if (one.when === 'ahead' || tasks.length === 0) {
    const isCopy = state.visits.some(({ id, copied }) => id === one.visit && copied !== undefined)
    return one.people.map((person) => ({
      person: person === null ? null : named(person),
      principal: null,
      task: null,
      state: isCopy ? 'informed' : 'ahead',
      at: null,
    }))
  }
  return tasks
    .filter(({ status }) => status !== 'cancelled')
    .map((task) => ({
      person: whoDecides(task, named),
      principal: task.principal === undefined ? null : named(task.principal),
      task: task.id,
      state: stateOf(task),
      at: decidedAt.get(task.id) ?? null,
    }))
}

/** Who decided, or whom it is asked of. */
function whoDecides({ person, decidedBy }: Task, named: (id: string) => NamedPerson): NamedPerson | null {
  const id = decidedBy ?? person
  return id === null ? null : named(id)
}

function stateOf({ status }: Task): WayStep['people'][number]['state'] {
  switch (status) {
    case 'open':
      return 'decides'
    case 'waiting':
    case 'cancelled':
      return 'waits'
    case 'approved':
    case 'rejected':
      return status
    default:
      return status satisfies never
  }
}

/** `all`, a count or a share; null where nobody votes. */
function neededAt({ nodes }: Definition, name: string): string | null {
  const node = nodes.get(name)
  return node?.type === 'approval' ? neededText(node.needed) : null
}

function neededText(needed: Needed): string {
  if ('of' in needed) return 'all'
  return 'count' in needed ? String(needed.count) : needed.ratio
}

/** What the nodes are called in the language of the request. */
export function nodeLabel(document: ApprovalDocument, name: string, language: Context['language']): string {
  const label = document.nodes.find((node) => node.name === name)?.label
  return label?.[language] ?? label?.en ?? name
}
