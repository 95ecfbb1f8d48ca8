/** Who is on a plan, from when to when, and what its formulas read of them. */
import type { Json } from '@attain/engine/fields'
import { partsOfTyped, type Typed } from '@attain/engine/formula/language'
import type { Formula } from '@attain/engine/metadata'
import { type Assigned, assignmentsTo } from '../../store/commission/assignments.ts'
import type { OnPlan } from '../../store/commission/on-plan.ts'
import { matchingIds } from '../../store/query/matching.ts'
import { loadRecords } from '../../store/write/load.ts'
import { conditionOf } from '../actions/update-related.ts'
import { asSystem, type Context } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'
import { valuesOfMany } from '../subject.ts'
import { FOR_GOOD, type LivePlan } from './plan.ts'
import { type Stint, stintsOf } from './stints.ts'

export interface Payee {
  readonly id: string
  readonly name: string
  readonly team: string | null
  /** The days on the plan, one after another. */
  readonly stints: readonly Stint[]
  /** What they are paid in, where that is said. */
  readonly currency: string | null
  /** What formulas of the plan read of the person, by path. */
  readonly person: Readonly<Record<string, Json>>
  readonly targetIncentive?: string | null
  /** By component: what its quota is, where that is an amount; and the weight in its pool. */
  readonly quotas: ReadonlyMap<string, string | null>
  readonly weights: ReadonlyMap<string, string | null>
}

const MOST_PEOPLE = 100_000

export interface AskedPayees {
  /** Only some of these people. */
  readonly among?: ReadonlySet<string> | undefined
  /** The assignments to the plan, where they have been read. */
  readonly assigned?: readonly Assigned[] | undefined
  /** What is supposed to be assigned besides. */
  readonly supposed?: readonly Assigned[]
}

/** Everybody whom the plan is for or who is put on it, and is there for some of the time up to a day, the first not counted. */
export async function payeesOf(
  asked: Context,
  plan: LivePlan,
  until: string,
  { among, assigned: known, supposed = [] }: AskedPayees = {},
): Promise<readonly Payee[]> {
  const context = asSystem(asked, null)
  const { db, view, today } = context
  const person = view.workspace.objects.get('person')
  if (person === undefined) throw new Error('The live revision has no object person.')
  const [meant, assigned] = await Promise.all([
    peopleMeant(context, plan, among),
    known ?? assignmentsTo(db, view, plan.name),
  ])
  const ofPerson = Map.groupBy([...assigned, ...supposed], ({ payee }) => payee)
  const ids = [...new Set([...meant, ...ofPerson.keys()])].filter((id) => among?.has(id) ?? true)
  if (ids.length === 0) return []
  const records = [...(await loadRecords(db, view, person, ids, today)).values()]
  const wanted = wantedOf(plan)
  const values = await valuesOfMany(
    context,
    person,
    records.map(({ id, document: own, owner }): Candidate => ({ id, document: own, owner, prior: undefined })),
    wanted.map(({ formula }) => ({ formula })),
  )
  return records
    .map(({ id, document: own }, index): Payee => {
      const employed = {
        from: later(plan.document.from, textOf(own.hired_on)),
        // what is to come counts as well: a window is held against the quota of all of it
        to: earlier(plan.document.to ?? FOR_GOOD, textOf(own.left_on)),
      }
      return {
        id,
        name: textOf(own.name) ?? '',
        team: textOf(own.team),
        stints: stintsOf(employed, meant.has(id), ofPerson.get(id) ?? []),
        ...asFormulasGive(new Map(wanted.map(({ key }, at) => [key, values[index]?.[at] ?? null]))),
      }
    })
    .filter(({ stints: [first] }) => first !== undefined && first.from < until)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whom the condition of the plan holds for; whom a plan names nobody for has nobody. */
async function peopleMeant(
  context: Context,
  { document }: LivePlan,
  among?: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { db, view, today } = context
  const person = view.workspace.objects.get('person')
  if (person === undefined || document.for === undefined) return new Set()
  const where = conditionOf(context, person, document.for)
  const some = among && { among: [...among] }
  return new Set(await matchingIds(db, view, person, { where, ...some, limit: MOST_PEOPLE }, today))
}

/** Whether the plan is for this person. */
export async function isMeant(asked: Context, plan: LivePlan, person: string): Promise<boolean> {
  return (await peopleMeant(asSystem(asked, null), plan, new Set([person]))).has(person)
}

function asFormulasGive(
  given: ReadonlyMap<string, Json>,
): Pick<Payee, 'currency' | 'person' | 'targetIncentive' | 'quotas' | 'weights'> {
  const textAt = (key: string) => textOf(given.get(key))
  const named = (prefix: string) =>
    new Map(
      [...given.keys()].flatMap((key): [string, string | null][] =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), textAt(key)]] : [],
      ),
    )
  return {
    currency: textAt('payIn'),
    person: Object.fromEntries(
      [...given].flatMap(([key, value]) => (key.startsWith('person.') ? [[key.slice('person.'.length), value]] : [])),
    ),
    ...(given.has('targetIncentive') && { targetIncentive: textAt('targetIncentive') }),
    quotas: named('quota.'),
    weights: named('weight.'),
  }
}

/** When each of them is on the plan, for statements over credits. */
export function onPlan(payees: readonly Payee[]): readonly OnPlan[] {
  return payees.flatMap(({ id, stints }) => stints.map(({ from, to }) => ({ payee: id, from, to })))
}

interface Wanted {
  readonly key: string
  readonly formula: Formula
}

function wantedOf({ document, definition }: LivePlan): readonly Wanted[] {
  const paths = new Set(formulasOf(definition).flatMap((formula) => [...personPathsIn(formula)]))
  return [
    ...[...paths].map((path) => ({ key: `person.${path}`, formula: { var: path } })),
    ...(document.payIn === undefined ? [] : [{ key: 'payIn', formula: { var: document.payIn } }]),
    ...(document.targetIncentive === undefined
      ? []
      : [{ key: 'targetIncentive', formula: document.targetIncentive.amount }]),
    ...document.components.flatMap(({ name, quota, pool }) => [
      ...(quota?.from === 'amount' ? [{ key: `quota.${name}`, formula: quota.amount }] : []),
      ...(pool === undefined ? [] : [{ key: `weight.${name}`, formula: pool.weight ?? '1' }]),
    ]),
  ]
}

/** Every formula of a plan that is worked out for payees. */
export function formulasOf({ components, multipliers, cap, floor, draw }: LivePlan['definition']): readonly Typed[] {
  const limits = [cap, floor, ...components.flatMap((one) => [one.cap, one.floor])]
  const factors = [...multipliers, ...components.flatMap((one) => one.multipliers)]
  const keys = [
    ...components.flatMap(({ pays }) =>
      pays.by === 'table' ? pays.tables.flatMap(({ key, column }) => [key, column]) : [],
    ),
    ...factors.map(({ factor }) => (factor.by === 'table' ? factor.key : undefined)),
  ]
  return [
    ...limits.map((limit) => (limit?.is.of === 'formula' ? limit.is.formula : undefined)),
    ...factors.map(({ factor }) => (factor.by === 'formula' ? factor.formula : undefined)),
    ...keys.map((key) => (key?.by === 'formula' ? key.formula : undefined)),
    ...components.flatMap(({ pays, gates }) => [
      pays.by === 'formula' ? pays.formula : undefined,
      ...(pays.by === 'table' ? pays.tables.map(({ baseRate }) => baseRate) : []),
      ...gates.map(({ when }) => when),
    ]),
    draw?.amount,
  ].filter((formula) => formula !== undefined)
}

function* personPathsIn(typed: Typed): Generator<string> {
  yield* pathsThrough(typed, 'person')
}

/** What formulas read behind one of their lookups: of `person.grade` that is `grade`. */
export function* pathsThrough(typed: Typed, name: string): Generator<string> {
  if (typed.kind !== 'field') {
    for (const part of partsOfTyped(typed)) yield* pathsThrough(part, name)
    return
  }
  const [first, ...hops] = typed.path.hops
  if (first?.name === name) yield [...hops.map((hop) => hop.name), typed.path.field.name].join('.')
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

function later(day: string, other: string | null): string {
  return other !== null && other > day ? other : day
}

function earlier(day: string, other: string | null): string {
  return other !== null && other < day ? other : day
}
