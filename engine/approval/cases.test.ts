/** Every rule as a case in `cases/`: a definition, what happens, and how it stands after each event. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Event } from './event.ts'
import type { Happening } from './happening.ts'
import { type ApprovalState, type Effect, transition } from './index.ts'
import { contextOf, definitionOf, type World, type WrittenDefinition } from './testing/world.ts'

interface Case {
  readonly name: string
  readonly definition: WrittenDefinition
  readonly world?: World
  readonly events: readonly WrittenEvent[]
}

/** `do` is an event with names in place of ids: a task is `node/person`, a visit, a timer or an action its node. */
interface WrittenEvent {
  readonly do: { readonly type: Event['type'] } & Readonly<Record<string, unknown>>
  /** How the world is from now on, besides what it was. */
  readonly world?: World
  readonly refused?: string
  readonly details?: object
  readonly status?: string
  /** Whom it waits for, `node/person`; administrators are `*`. */
  readonly open?: readonly string[]
  /** What the system decided, `node/person: why`. */
  readonly system?: readonly string[]
  readonly effects?: readonly string[]
}

const folder = new URL('./cases/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  describe(file.replace('.json', ''), () => {
    test.each(cases)('$name', ({ definition: written, world: first = {}, events }) => {
      const definition = definitionOf(written)
      let state: ApprovalState | null = null
      let world = first
      for (const [i, { do: given, world: change, ...expected }] of events.entries()) {
        world = { ...world, ...change }
        const answer = transition(definition, state, eventOf(given, state), contextOf(world))
        const place = `event ${i + 1}, ${given.type}`
        if ('refused' in answer) {
          expect(answer.refused, place).toBe(expected.refused)
          if (expected.details !== undefined) expect(answer, place).toMatchObject(expected.details)
          continue
        }
        expect(undefined, place).toBe(expected.refused)
        state = answer.state
        if (expected.status !== undefined) expect(state.status, place).toBe(expected.status)
        if (expected.open !== undefined) expect(openOf(state), place).toEqual(expected.open)
        if (expected.system !== undefined) expect(bySystem(state, answer.happened), place).toEqual(expected.system)
        if (expected.effects !== undefined) expect(answer.effects.map(shown), place).toEqual(expected.effects)
      }
    })
  })
}

function eventOf({ task, visit, timer, key, ...given }: WrittenEvent['do'], state: ApprovalState | null): Event {
  const person = typeof task === 'string' ? task.split('/')[1] : undefined
  const event = {
    ...(person !== undefined && { by: person === '*' ? 'root' : person }),
    ...(task !== undefined && { task: taskNamed(state, String(task)) }),
    ...(visit !== undefined && { visit: visitOf(state, String(visit)) }),
    ...(timer !== undefined && { timer: state?.timers.find((it) => nodeOf(state, it.visit) === timer)?.id ?? -1 }),
    ...(key !== undefined && { key: state?.performing.find((it) => keyName(state, it.visit) === key)?.key ?? -1 }),
    ...(['skip', 'stop', 'reassign'].includes(given.type) && { by: 'root' }),
    ...given,
  }
  return event as unknown as Event
}

const keyName = (state: ApprovalState, visit: number | null) => (visit === null ? '' : nodeOf(state, visit))

const nodeOf = (state: ApprovalState, visit: number) => state.visits.find(({ id }) => id === visit)?.node

/** The last task of that name; an open one before others. */
function taskNamed(state: ApprovalState | null, name: string): number {
  const named = (state?.tasks ?? []).filter(
    ({ visit, person }) => state && `${nodeOf(state, visit)}/${person ?? '*'}` === name,
  )
  return (named.findLast(({ status }) => status === 'open') ?? named.at(-1))?.id ?? -1
}

function visitOf(state: ApprovalState | null, name: string): number {
  return state?.visits.findLast(({ node }) => node === name)?.id ?? -1
}

function openOf(state: ApprovalState): readonly string[] {
  return state.tasks
    .filter(({ status }) => status === 'open')
    .map(({ visit, person }) => `${nodeOf(state, visit)}/${person ?? '*'}`)
}

function bySystem(state: ApprovalState, happened: readonly Happening[]): readonly string[] {
  return happened.flatMap((it) => {
    if (it.type === 'decided' && it.by === null) {
      const task = state.tasks.find(({ id }) => id === it.task)
      return [`${nodeOf(state, task?.visit ?? -1)}/${task?.person ?? '*'}: ${it.why}`]
    }
    return it.type === 'left' && it.why !== undefined ? [`${nodeOf(state, it.visit)}: ${it.why}`] : []
  })
}

function shown(effect: Effect): string {
  if (effect.type === 'notify') return `${effect.about} ${effect.to ?? '*'}`
  if (effect.type === 'start') return `start ${effect.approval}`
  return `act ${effect.node ?? ''} ${effect.moment}`.replace('  ', ' ')
}
