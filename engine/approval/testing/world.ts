/** A small world for tests: facts by name, people by the name of their source. Minutes are its only time. */
import type { Context } from '../context.ts'
import type { Definition, Node, Person, Source } from '../definition.ts'

export interface World {
  /** Conditions are written as the name of a fact. */
  readonly facts?: Readonly<Record<string, boolean>>
  /** By role, path, formula, or the words of the source. */
  readonly people?: Readonly<Record<string, readonly Person[]>>
  readonly managers?: Readonly<Record<Person, Person>>
  readonly delegates?: Readonly<Record<Person, Person>>
  readonly gone?: readonly Person[]
  readonly administrators?: readonly Person[]
  readonly blank?: readonly string[]
  readonly moments?: Readonly<Record<string, number>>
  /** Minutes. */
  readonly now?: number
}

const MINUTE = 60_000

export function contextOf(world: World): Context {
  const { people = {}, managers = {}, delegates = {}, gone = [], administrators = ['root'], blank = [] } = world
  const now = (world.now ?? 0) * MINUTE
  const chain = (person: Person, levels: number): readonly Person[] => {
    const manager = managers[person]
    return manager === undefined || levels === 0 ? [] : [manager, ...chain(manager, levels - 1)]
  }
  return {
    now,
    holds: (condition) => world.facts?.[String(condition)] === true,
    people: (source, state, node) => {
      if (source.from === 'people') return source.people
      if (source.from === 'submitter') return [state.submitter]
      if (source.from === 'chosen') return state.chosen[node] ?? []
      if (source.from === 'managers') return chain(state.submitter, source.levels ?? 1)
      return people[nameOf(source)] ?? []
    },
    isActive: (person) => !gone.includes(person),
    isAdministrator: (person) => administrators.includes(person),
    managerOf: (person) => managers[person] ?? null,
    delegateOf: (person) => delegates[person] ?? null,
    blank: (fields) => fields.filter((field) => blank.includes(field)),
    after: (moment, { amount, unit }) => moment + amount * { minutes: 1, hours: 60, days: 1440 }[unit] * MINUTE,
    moment: (formula) => {
      const at = world.moments?.[String(formula)]
      return at === undefined ? null : at * MINUTE
    },
  }
}

function nameOf(source: Source): string {
  if (source.from === 'role') return source.role
  if (source.from === 'field') return source.path
  return source.from === 'formula' ? String(source.formula) : source.from
}

/** A definition as a case writes it: nodes by name, a step's people by the name of a role, and one voting for all. */
export interface WrittenDefinition {
  readonly first: string | null
  readonly withdraw?: Definition['withdraw']
  readonly actions?: Definition['actions']
  readonly nodes: Readonly<Record<string, WrittenNode>>
}

type WrittenNode = { readonly type?: Node['type']; readonly who?: string | readonly string[] } & Readonly<
  Record<string, unknown>
>

const simple = { type: 'approval', needed: { of: 'all' }, veto: true, inOrder: false, next: null, mayAdd: true }

export function definitionOf({ first, withdraw = 'anyTime', actions, nodes }: WrittenDefinition): Definition {
  const read = ({ who, ...node }: WrittenNode) => {
    const sources = (typeof who === 'string' ? [who] : (who ?? [])).map(sourceOf)
    if (node.type === 'copy') return { next: null, people: sources, ...node } as unknown as Node
    if (node.type !== undefined && node.type !== 'approval') return { next: null, ...node } as unknown as Node
    return { ...simple, approvers: sources, ...node } as unknown as Node
  }
  const entries = Object.entries(nodes).map(([name, node]) => [name, read(node)] as const)
  return { name: 'test', first, withdraw, ...(actions && { actions }), nodes: new Map(entries) }
}

function sourceOf(name: string): Source {
  if (name === 'submitter' || name === 'chosen') return { from: name }
  const levels = /^managers:(\d)$/.exec(name)?.[1]
  if (levels !== undefined) return { from: 'managers', levels: Number(levels) }
  return name.startsWith('@') ? { from: 'role', role: name.slice(1) } : { from: 'people', people: [name] }
}
