/** Which records an answer depends on, so that it is known which changes leave it as good as new. */
import type { Crediting } from '@attain/engine/commission'
import type { Condition, FieldPath } from '@attain/engine/formula'
import { fieldsOf } from '@attain/engine/formula'
import { dependenciesOf, type Typed } from '@attain/engine/formula/language'
import type { FieldModel, Model } from '@attain/engine/metadata'
import type { RecordsMeasure } from '@attain/engine/performance/kpi'
import type { LiveWorkspace } from '../live-workspace.ts'
import type { MeasureQuestion } from './measure-question.ts'

/** Records of an object that count on their own day. */
export interface DatedBy {
  /** Of the object. */
  readonly key: number
  readonly field: FieldModel
}

export interface Reading {
  /** Keys of the objects of which any change may change the answer. */
  readonly objects: ReadonlySet<number>
  /** Of this object, only records that were or are in the time of the answer. */
  readonly dated?: DatedBy
}

/** Where people belonged, and who stands above whom. */
export const PEOPLE = ['person', 'team', 'past_membership'] as const

export function readingOf(workspace: LiveWorkspace, names: Iterable<string>): Reading {
  return { objects: new Set(Array.from(names, (name) => objectKeyOf(workspace, name))) }
}

/** Formulas go by them, whatever they say. */
const CALENDARS = ['working_calendar', 'calendar_day'] as const

/** What the parts of a figure are read from. */
export function readingOfMeasure(workspace: LiveWorkspace, { measure, whose }: MeasureQuestion): Reading {
  const seen = new Seen(workspace.model)
  seen.measure(measure)
  if (whose.op !== 'always') seen.people(whose)
  const { objects } = readingOf(workspace, [...seen.objects, ...CALENDARS])
  const key = objectKeyOf(workspace, measure.object)
  const field = measure.date?.hops.length === 0 ? measure.date.field : undefined
  // a record that is reached from another one counts when that one does
  const isByDay = field !== undefined && saysItsPast(workspace, field) && !seen.objects.has(measure.object)
  return isByDay ? { objects, dated: { key, field } } : { objects: new Set([...objects, key]) }
}

/** Names of the objects that decide what is credited of a record and to whom, and what formulas of a plan look into. */
export function lookedIntoBy(
  { model }: LiveWorkspace,
  credited: readonly Crediting[],
  formulas: readonly Typed[],
): ReadonlySet<string> {
  const seen = new Seen(model)
  for (const one of credited) seen.crediting(one)
  for (const formula of formulas) seen.formula(formula)
  // who is on a plan, with what, may be said by any formula or roll-up of people and places
  for (const [key, formula] of model.formulas)
    if ([...PEOPLE, 'position'].some((name) => key.startsWith(`${name}.`))) seen.formula(formula)
  return new Set([...seen.objects, ...PEOPLE, ...CALENDARS, 'position'])
}

/** Whom a figure counts for, at present. */
export function readingOfPlaces(workspace: LiveWorkspace, { whose }: MeasureQuestion): Reading {
  const seen = new Seen(workspace.model)
  seen.people(whose)
  return readingOf(workspace, seen.objects)
}

/** What records of an object are told by that meet these conditions. */
export function readingOfRecords(workspace: LiveWorkspace, object: string, conditions: readonly Condition[]): Reading {
  // what a parent lets see, any record of any object may decide
  if (conditions.some(isInherited)) return readingOf(workspace, workspace.objects.keys())
  const seen = new Seen(workspace.model)
  for (const condition of conditions) seen.people(condition)
  return readingOf(workspace, [...seen.objects, object, ...CALENDARS])
}

function isInherited(condition: Condition): boolean {
  if (condition.op === 'and' || condition.op === 'or') return condition.args.some(isInherited)
  return condition.op === 'parent'
}

function objectKeyOf({ objects }: LiveWorkspace, name: string): number {
  const object = objects.get(name)
  if (!object) throw new Error(`The workspace has no object ${name}.`)
  return object.key
}

/** The audit tells which day a record had before. */
function saysItsPast({ objects, model }: LiveWorkspace, field: FieldModel): boolean {
  if (field.name === 'created_at') return true
  const isStored = !field.builtIn && !model.formulas.has(`${field.object}.${field.name}`)
  return isStored && objects.get(field.object)?.model.history === true
}

/** Names of the fields of a measured record that its figures are read from, formula fields among them. */
export function fieldsOfMeasure(model: Model, measure: RecordsMeasure): ReadonlySet<string> {
  const seen = new Seen(model)
  seen.measure(measure)
  return seen.own
}

/** The same of a credited record. */
export function fieldsOfCrediting(model: Model, crediting: Crediting): ReadonlySet<string> {
  const seen = new Seen(model)
  seen.crediting(crediting)
  return seen.own
}

/** Objects that are looked into, found by walking through formulas and formula fields. */
class Seen {
  readonly objects = new Set<string>()
  /** Fields of the measured record itself. */
  readonly own = new Set<string>()
  readonly #model: Model
  readonly #fields = new Set<string>()

  constructor(model: Model) {
    this.#model = model
  }

  /** All but the measured object itself, unless it is reached from another record. */
  measure({ object, when, of, date, person, dimensions, splits }: RecordsMeasure): void {
    for (const formula of [when, of]) if (formula !== undefined) this.#formula(formula, true)
    for (const path of [date, person, ...Array.from(dimensions.values(), (one) => one.path)])
      if (path !== undefined) this.#path(path)
    const list = this.#model.objects.get(object)?.children.find(({ name }) => name === splits?.children)
    if (list) this.objects.add(list.object)
  }

  /** All but the credited object itself, unless it is reached from another record. */
  crediting({ object, when, date, worth, rules, clawback, hold }: Crediting): void {
    for (const formula of [when, clawback?.lost, hold?.owed, ...worth.map(({ of }) => of)])
      if (formula !== undefined) this.#formula(formula, true)
    for (const path of [date, clawback?.date]) if (path !== undefined) this.#path(path)
    const lists = [hold?.children, ...rules.map((rule) => (rule.rule === 'splits' ? rule.children : undefined))]
    for (const list of this.#model.objects.get(object)?.children ?? [])
      if (lists.includes(list.name)) this.objects.add(list.object)
    for (const rule of rules) {
      if ('path' in rule) this.#path(rule.path)
      if (rule.rule === 'territory') {
        this.objects.add(rule.object)
        for (const { path } of rule.match) this.#path(path)
      }
    }
  }

  /** Of no record that is measured itself. */
  formula(formula: Typed): void {
    this.#formula(formula, false)
  }

  people(whose: Condition): void {
    for (const name of PEOPLE) this.objects.add(name)
    for (const key of fieldsOf(whose)) this.#field(key, false)
  }

  #path({ hops, field }: FieldPath): void {
    for (const [i, { object, name }] of [...hops, field].entries()) this.#field(`${object}.${name}`, i === 0)
  }

  #formula(formula: Typed, isOwn: boolean): void {
    for (const { field, through } of dependenciesOf(formula)) this.#field(field, isOwn && through === 'own')
  }

  /** `key`: `object.field`; `isOwn`: of the measured record itself. */
  #field(key: string, isOwn: boolean): void {
    const dot = key.indexOf('.')
    if (isOwn) this.own.add(key.slice(dot + 1))
    else this.objects.add(key.slice(0, dot))
    const formula = this.#model.formulas.get(key)
    const way = `${key} ${isOwn}`
    if (formula === undefined || this.#fields.has(way)) return
    this.#fields.add(way)
    this.#formula(formula, isOwn)
  }
}
