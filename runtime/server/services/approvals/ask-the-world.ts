/**
 * The machine of approvals asks the world and wants its answer at once; the world is a database. So the machine is run
 * until it asks something that is not known, that is looked up, and it is run again: it has no effects and takes less time
 * than any query. Most events ask nothing at all.
 */
import type { Context as Asked, Person, Source } from '@attain/engine/approval'
import type { Json } from '@attain/engine/fields'

/** What can be asked of people: all of it is looked up at once. */
export interface PersonFacts {
  /** Is there, and may sign in. */
  readonly isActive: boolean
  readonly isAdministrator: boolean
  readonly manager: Person | null
  /** Who decides in their place today. */
  readonly delegate: Person | null
}

/** Where answers come from. */
export interface World {
  readonly now: number
  holds(condition: Json): Promise<boolean>
  moment(formula: Json): Promise<number | null>
  /** In their order, with all that can be asked of them. */
  people(source: Source, chosen: readonly Person[]): Promise<ReadonlyMap<Person, PersonFacts>>
  facts(people: readonly Person[]): Promise<ReadonlyMap<Person, PersonFacts>>
  blank(fields: readonly string[]): Promise<readonly string[]>
  after: Asked['after']
}

/** Thrown through the machine, and caught below. */
class Unanswered {
  readonly lookUp: () => Promise<void>
  constructor(lookUp: () => Promise<void>) {
    this.lookUp = lookUp
  }
}

/** Who does what the system does in an administrator's place. */
export const SYSTEM = '00000000-0000-0000-0000-000000000000'

const nobody: PersonFacts = { isActive: false, isAdministrator: false, manager: null, delegate: null }

/** More questions than any event has. */
const MOST_QUESTIONS = 2000

/** Runs something with a context that the world answers; it must have no effects of its own. */
export async function askingTheWorld<T>(world: World, run: (context: Asked) => T): Promise<T> {
  const context = contextOf(world)
  for (let questions = 0; questions < MOST_QUESTIONS; questions += 1) {
    try {
      return run(context)
    } catch (thrown) {
      if (!(thrown instanceof Unanswered)) throw thrown
      await thrown.lookUp()
    }
  }
  throw new Error(`More than ${MOST_QUESTIONS} questions for one event.`)
}

function contextOf(world: World): Asked {
  const conditions = remembering((key) => world.holds(JSON.parse(key) as Json))
  const moments = remembering((key) => world.moment(JSON.parse(key) as Json))
  const blanks = remembering((key) => world.blank(JSON.parse(key) as string[]))
  const facts = new Map<Person, PersonFacts>([[SYSTEM, { ...nobody, isAdministrator: true }]])
  const learn = async (people: readonly Person[]) => {
    const unknown = people.filter((person) => !facts.has(person))
    const found = await world.facts(unknown)
    for (const person of unknown) facts.set(person, found.get(person) ?? nobody)
  }
  const sources = remembering(async (key) => {
    const [source, chosen] = JSON.parse(key) as [Source, Person[]]
    const people = await world.people(source, chosen)
    // whoever is named will be asked about next
    for (const [person, known] of people) facts.set(person, known)
    return [...people.keys()]
  })
  const factsOf = (person: Person): PersonFacts => {
    const known = facts.get(person)
    if (!known) throw new Unanswered(() => learn([person]))
    return known
  }
  return {
    now: world.now,
    holds: (condition) => conditions(JSON.stringify(condition)),
    moment: (formula) => moments(JSON.stringify(formula)),
    blank: (fields) => blanks(JSON.stringify(fields)),
    people: (source, state, node) =>
      sources(JSON.stringify([source, source.from === 'chosen' ? (state.chosen[node] ?? []) : []])),
    isActive: (person) => factsOf(person).isActive,
    isAdministrator: (person) => factsOf(person).isAdministrator,
    managerOf: (person) => factsOf(person).manager,
    delegateOf: (person) => factsOf(person).delegate,
    after: world.after,
  }
}

function remembering<T>(find: (key: string) => Promise<T>): (key: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (key) => {
    const before = known.get(key)
    if (before) return before.answer
    throw new Unanswered(async () => {
      known.set(key, { answer: await find(key) })
    })
  }
}
