/** Records of a case by the names that people give them, and what they refer to. */
import { type Json, valueTypeOf } from '../fields/index.ts'
import { didYouMean } from '../metadata/did-you-mean.ts'
import type { FieldModel, Model, ObjectModel, Text } from '../metadata/model.ts'
import { problem } from '../metadata/problem.ts'
import { step } from '../metadata/problem-place.ts'
import type { Values } from './case-file.ts'
import { type CaseProblem, caseProblem } from './problem.ts'
import type { WrittenRecord } from './written.ts'

/** A value, or a record of the case that is referred to by its key. */
export interface Filled {
  readonly values: Values
  /** By field: the key of a record. */
  readonly references: Readonly<Record<string, string>>
}

export interface GivenRecord extends Filled {
  readonly object: string
  /** What the case knows it by. */
  readonly key: string
  /** Where it is written. */
  readonly path: string
}

export function keyOf(object: string, name: string): string {
  return `${object} ${name}`
}

/** The value of the field that a record is known by; where the system numbers records, of another unique field. */
export function nameOf(object: ObjectModel, values: Values): string | undefined {
  const unique = [...object.fields.values()].filter((field) => field.unique && field.type === 'text')
  for (const field of [object.nameField, ...unique.map(({ name }) => name)]) {
    const value = values[field]
    if (typeof value === 'string') return value
  }
  return undefined
}

/** Names that a case has given so far, by object. */
export class CaseRecords {
  readonly problems: CaseProblem[] = []
  readonly #model: Model
  readonly #names = new Map<string, Map<string, Values>>()

  constructor(model: Model) {
    this.#model = model
  }

  objectNamed(name: string, path: string): ObjectModel | undefined {
    const found = this.#model.objects.get(name)
    if (found === undefined)
      this.problems.push(problem('unknown-object', path, { found: name }, didYouMean(name, this.#model.objects.keys())))
    return found
  }

  /** Records that come together: they may refer to each other in any order. */
  add(written: readonly WrittenRecord[]): readonly GivenRecord[] {
    const known = written.flatMap((record, number) => {
      const object = this.objectNamed(record.object, record.path)
      if (object === undefined) return []
      const name = nameOf(object, record.values)
      const names = this.#namesOf(object.name)
      if (name !== undefined && names.has(name))
        this.problems.push(caseProblem('record-twice', record.path, { object: object.label, found: name }))
      names.set(name ?? ` ${number} ${record.path}`, record.values)
      return [{ ...record, model: object, key: keyOf(object.name, name ?? record.path) }]
    })
    return known.map(({ object, key, path, values, model }) => ({
      object,
      key,
      path,
      ...this.fill(model, values, path),
    }))
  }

  /** The key of a record that is there; undefined after noting that it is not. */
  find(object: ObjectModel, name: string, path: string): string | undefined {
    const names = this.#namesOf(object.name)
    if (names.has(name)) return keyOf(object.name, name)
    const there = [...names.keys()].filter((one) => !one.startsWith(' '))
    const known = there.length > 0 ? there.slice(0, 12).join(', ') : none
    this.problems.push(caseProblem('unknown-record', path, { object: object.label, found: name, known }, there))
    return undefined
  }

  has(object: string, name: string): boolean {
    return this.#namesOf(object).has(name)
  }

  remove(object: string, name: string): void {
    this.#namesOf(object).delete(name)
  }

  fill(object: ObjectModel, given: Values, path: string): Filled {
    const values: Record<string, Json> = {}
    const references: Record<string, string> = {}
    for (const [name, value] of Object.entries(given)) {
      const at = step(path, name)
      const field = object.fields.get(name)
      const target = field === undefined ? undefined : this.#targetOf(field)
      if (field === undefined)
        this.problems.push(
          problem('unknown-field', at, { object: object.label, found: name }, didYouMean(name, object.fields.keys())),
        )
      else if (target === undefined || value === null) values[name] = value
      else {
        const key = this.#referred(target, value, at)
        if (key !== undefined) references[name] = key
      }
    }
    return { values, references }
  }

  #targetOf(field: FieldModel): ObjectModel | undefined {
    if (field.target === undefined || valueTypeOf(field).slot !== 'reference') return undefined
    return this.#model.objects.get(field.target)
  }

  /** By its name, or by the value of another field: `{ "code": "C-1" }`. */
  #referred(target: ObjectModel, value: Json, path: string): string | undefined {
    if (typeof value === 'string') return this.find(target, value, path)
    const [[field, wanted] = [], ...more] =
      value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : []
    if (field === undefined || typeof wanted !== 'string' || more.length > 0) {
      this.problems.push(caseProblem('not-a-name', path))
      return undefined
    }
    const found = [...this.#namesOf(target.name)].find(([, values]) => values[field] === wanted)
    return this.find(target, found?.[0] ?? wanted, path)
  }

  #namesOf(object: string): Map<string, Values> {
    const names = this.#names.get(object) ?? new Map<string, Values>()
    this.#names.set(object, names)
    return names
  }
}

const none: Text = { en: 'none', 'zh-CN': '无' }
