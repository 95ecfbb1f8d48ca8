/** A formula of the draft on a real record, by the engine that the server runs as well. */
import type { Json } from '@attain/engine/fields'
import { compileEvaluator, type Environment, type RecordView, type Typed } from '@attain/engine/formula/language'
import type { Sample } from './fetch-sample.ts'
import { computedHere, scopeOfObject, type World } from './needs.ts'

/** Where and when, and for whom. */
export type Circumstances = Omit<Environment, 'prior' | 'isManagerOf'>

export function evaluateOn(typed: Typed, object: string, sample: Sample, world: World, around: Circumstances): Json {
  const environment = { ...around, isManagerOf: () => false }
  const record = new SampleView(sample, object, '', world, environment)
  // nothing is being changed: the record before is the record
  return compileEvaluator(typed)(record, { ...environment, prior: record })
}

/** The record at a prefix: the sample itself, or what a lookup of it points to. */
class SampleView implements RecordView {
  readonly #sample: Sample
  readonly #object: string
  readonly #prefix: string
  readonly #world: World
  readonly #environment: Environment

  constructor(sample: Sample, object: string, prefix: string, world: World, environment: Environment) {
    this.#sample = sample
    this.#object = object
    this.#prefix = prefix
    this.#world = world
    this.#environment = environment
  }

  read(path: string): Json | undefined {
    const whole = this.#prefix + path
    const field = scopeOfObject(this.#world, this.#object).field(whole)?.field
    const inner = field && computedHere(field, this.#world)
    if (field === undefined || inner === undefined) {
      const { values } = this.#sample
      return Object.hasOwn(values, whole) ? (values[whole] as Json) : null
    }
    const behind = whole.slice(0, whole.length - field.name.length)
    if (behind !== '' && typeof this.#sample.values[behind.slice(0, -1)] !== 'string') return null
    return compileEvaluator(inner)(this.#at(behind), this.#environment)
  }

  children(path: string): RecordView[] {
    const whole = this.#prefix + path
    const object = scopeOfObject(this.#world, this.#object).list(whole)?.list.relation.object
    const children = this.#sample.lists.get(whole) ?? []
    return object === undefined
      ? []
      : children.map((child) => new SampleView(child, object, '', this.#world, this.#environment))
  }

  #at(prefix: string): SampleView {
    return new SampleView(this.#sample, this.#object, prefix, this.#world, this.#environment)
  }
}
