/** Random definitions, driven by random events: what always holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Definition } from './definition.ts'
import type { Event } from './event.ts'
import {
  type ApprovalState,
  evolve,
  type Happening,
  isEnded,
  mayResume,
  type Transition,
  transition,
  unstarted,
} from './index.ts'
import { definition, facts, people, voting } from './testing/arbitrary-definition.ts'
import { contextOf, type World } from './testing/world.ts'

/** The instance, its history, and the world around it. */
interface Instance {
  readonly definition: Definition
  state: ApprovalState | null
  world: World
  readonly history: Happening[]
}

/** What is drawn: an event whose ids are places in the lists of the state, and what changes in the world before. */
class Happens implements fc.Command<object, Instance> {
  readonly written: Written
  constructor(written: Written) {
    this.written = written
  }

  check(): boolean {
    return true
  }

  run(_: object, instance: Instance): void {
    if (this.written.isTheirs) goOnByItself(instance)
    const event = this.#event(instance.state)
    instance.world = worldAfter(instance.world, this.written, event)
    apply(instance, event)
  }

  #event(state: ApprovalState | null): Event {
    const { at, ...event } = this.written.event
    const idIn = (list: readonly { readonly id: number }[] = []) => list[at % Math.max(list.length, 1)]?.id ?? -1
    const tasks = state?.tasks.filter(({ status }) => !this.written.isTheirs || status === 'open')
    const visits = state?.visits.filter(({ status }) => !this.written.isTheirs || status === 'open')
    const task = idIn(tasks)
    const person = tasks?.find(({ id }) => id === task)?.person
    const done = [...new Set(state?.visits.filter(({ status }) => status === 'done').map(({ node }) => node))]
    return {
      ...event,
      ...('task' in event && {
        task,
        ...(this.written.isTheirs && event.type !== 'reassign' && { by: person ?? 'root' }),
      }),
      ...('visit' in event && { visit: idIn(visits) }),
      ...('timer' in event && { timer: idIn(state?.timers) }),
      ...('key' in event && { key: state?.performing[at % Math.max(state.performing.length, 1)]?.key ?? -1 }),
      ...(typeof event.to === 'number' && { to: done[event.to % Math.max(done.length, 1)] ?? null }),
    } as unknown as Event
  }

  toString(): string {
    return JSON.stringify(this.written)
  }
}

/** What the server does at once. */
function goOnByItself(instance: Instance): void {
  const { pending = [], performing = [] } = instance.state ?? {}
  if (performing[0]) apply(instance, { type: 'performed', key: performing[0].key })
  else if (pending.length > 0) apply(instance, { type: 'resume' })
}

interface Written {
  readonly event: { readonly type: Event['type']; readonly at: number } & Readonly<Record<string, unknown>>
  /** By whoever has the task, to what is open. */
  readonly isTheirs: boolean
  readonly minutes: number
  readonly fact: string
}

function worldAfter(world: World, { minutes, fact }: Written, event: Event): World {
  const flipped = event.type === 'change' ? { facts: { ...world.facts, [fact]: !world.facts?.[fact] } } : {}
  const gone = event.type === 'leave' ? { gone: [...(world.gone ?? []), event.person] } : {}
  const delegates = event.type === 'delegate' ? { delegates: { ...world.delegates, [event.from]: event.to } } : {}
  return { ...world, ...flipped, ...gone, ...delegates, now: (world.now ?? 0) + minutes }
}

function apply(instance: Instance, event: Event): void {
  const { definition, state, world } = instance
  const answer = transition(definition, deepFreeze(state), event, contextOf(world))
  if ('refused' in answer) return
  if (state !== null && isEnded(state)) throw new Error(`It ended, and took ${event.type}.`)
  instance.state = answer.state
  instance.history.push(...answer.happened)
  expect(brokenBy(answer.state, world, answer)).toEqual([])
}

/** So that whoever changes a state in place fails. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}

/** What does not hold, in words. */
function brokenBy(state: ApprovalState, world: World, { effects }: Transition): readonly string[] {
  const openTasks = state.tasks.filter(({ status }) => status === 'open' || status === 'waiting')
  const openVisits = state.visits.filter(({ status }) => status === 'open' || status === 'stuck')
  const openBranches = state.branches.filter(({ status }) => status === 'open')
  const isOpen = (list: readonly { readonly id: number }[], id: number) => list.some((item) => item.id === id)
  const asked = openTasks.filter(({ person }) => person !== null).map(({ visit, person }) => `${visit} ${person}`)
  const ids = [...state.visits, ...state.tasks, ...state.groups, ...state.branches].map(({ id }) => id)
  const told = effects.flatMap((effect) => (effect.type === 'notify' && effect.task ? [effect.task] : []))
  const broken = [
    ...openTasks.filter(({ visit }) => !isOpen(openVisits, visit)).map(({ id }) => `task ${id} outlives its step`),
    ...asked.filter((who, i) => asked.indexOf(who) !== i).map((who) => `asked twice: ${who}`),
    ...openTasks.filter(({ person }) => world.gone?.includes(person ?? '')).map(({ id }) => `task ${id} of who left`),
    ...state.timers.filter(({ visit }) => !isOpen(openVisits, visit)).map(({ id }) => `timer ${id} outlives its step`),
    ...state.timers
      .filter(({ task }) => task && !isOpen(openTasks, task))
      .map(({ id }) => `timer ${id} of no decision`),
    ...openVisits.filter(({ branch }) => !isOpen(openBranches, branch)).map(({ id }) => `visit ${id} outlives its way`),
    ...told.filter((task) => !isOpen(openTasks, task)).map((task) => `told of task ${task}, which is not open`),
    ...(ids.length === new Set(ids).size ? [] : ['an id twice']),
  ]
  if (state.status !== 'running') {
    const left = [openTasks, openVisits, state.timers, state.pending, isEnded(state) ? state.performing : []].flat()
    return [...broken, ...left.map((item) => `left over: ${JSON.stringify(item)}`)]
  }
  // every way is somewhere, and every step asks somebody
  const places = [...openVisits, ...state.pending]
  const steps = openVisits.filter(({ id }) => state.groups.some(({ visit }) => visit === id))
  const isAsking = (visit: number) => state.tasks.some((task) => task.visit === visit && task.status === 'open')
  return [
    ...broken,
    ...openBranches
      .filter(({ id }) => !places.some(({ branch }) => branch === id))
      .map(({ id }) => `way ${id} is lost`),
    ...steps.filter(({ id }) => !isAsking(id)).map(({ id, node }) => `visit ${id} of ${node} asks nobody`),
  ]
}

/** Everybody approves, every time comes: what it has to end with, in finitely many events. */
function drain(instance: Instance): void {
  for (let turns = 0; turns < 2000 && instance.state && !isEnded(instance.state); turns += 1) {
    const { state } = instance
    instance.world = { ...instance.world, now: (instance.world.now ?? 0) + 100 }
    const task = state.tasks.find(({ status }) => status === 'open')
    const visit = state.visits.findLast(({ status }) => status === 'open' || status === 'stuck')
    if (state.status === 'returned') apply(instance, { type: 'resubmit', by: state.submitter })
    else if (mayResume(state)) apply(instance, { type: 'resume' })
    else if (task) apply(instance, { type: 'approve', task: task.id, by: task.person ?? 'root' })
    else if (state.performing[0]) apply(instance, { type: 'performed', key: state.performing[0].key })
    else if (visit) skipAny(instance, visit.id)
  }
  expect(instance.state?.status).toMatch(/approved|rejected|withdrawn|stopped/)
}

/** By the first way that there is. */
function skipAny(instance: Instance, visit: number): void {
  const { definition, state, world } = instance
  const answer = transition(definition, state, { type: 'skip', visit, by: 'root', to: '' }, contextOf(world))
  const to = 'refused' in answer && answer.refused === 'not-ahead' ? (answer.may[0] ?? null) : null
  apply(instance, { type: 'skip', visit, by: 'root', to })
}

const at = fc.nat(1000)
const by = fc.constantFrom(...people, 'root')
const id = fc.constant(0)
const someone = fc.constantFrom(...people)
const kinds = [
  { weight: 8, arbitrary: fc.record({ type: fc.constant('approve'), at, by, task: id }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reject'), at, by, task: id }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('return'),
      at,
      by,
      task: id,
      /** A place among the nodes that are done. */
      to: fc.option(fc.nat(12)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('resubmit'), at, by: fc.constant('sue') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('transfer'), at, by, task: id, to: someone }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('add'),
      at,
      by,
      task: id,
      people: fc.subarray([...people], { maxLength: 2 }),
      where: fc.constantFrom('before', 'after', 'beside'),
      voting,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delegate'), at, from: someone, to: someone }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('leave'), at, person: someone }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('time'), at, timer: id }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('change'), at }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('resume'), at }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('performed'), at, key: id }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('subprocess-ended'), at, visit: id, approved: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('reassign'), at, by: fc.constant('root'), task: id, to: someone }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('skip'), at, by: fc.constant('root'), visit: id }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('withdraw', 'stop'), at, by }) },
] as unknown as { weight: number; arbitrary: fc.Arbitrary<Written['event']> }[]

const command = fc
  .record({
    event: fc.oneof(...kinds),
    isTheirs: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    minutes: fc.nat(40),
    fact: fc.constantFrom(...facts),
  })
  .map((written) => new Happens(written))

test('whatever happens to whatever definition, nothing is lost, nobody is asked twice, and it can be ended', () => {
  fc.assert(
    fc.property(
      definition,
      fc.commands([command], { maxCommands: 40, size: 'max' }),
      fc.dictionary(someone, someone, { maxKeys: 2 }),
      (drawn, commands, managers) => {
        const start = (): { model: object; real: Instance } => {
          const world: World = { managers: { sue: 'ann', ann: 'bob', ...managers }, people: {} }
          const real: Instance = { definition: drawn, state: null, world, history: [] }
          apply(real, { type: 'submit', by: 'sue', chosen: { n1: ['cat'] } })
          return { model: {}, real }
        }
        let instance: Instance | undefined
        fc.modelRun(() => {
          const setup = start()
          instance = setup.real
          return setup
        }, commands)
        if (!instance) return
        drain(instance)
        expect(instance.history.reduce(evolve, unstarted)).toEqual(instance.state)
      },
    ),
    { numRuns: 1000 },
  )
})
