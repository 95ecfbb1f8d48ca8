/** Records as they are written: those of a file with what a case says in their place, and the defaults beneath. */
import type { Model } from '../metadata/model.ts'
import { step } from '../metadata/problem-place.ts'
import type { CaseFile, Records, Values } from './case-file.ts'
import { keyOf, nameOf } from './records.ts'

export interface WrittenRecord {
  readonly object: string
  /** With the defaults of its object. */
  readonly values: Values
  /** What it says itself. */
  readonly own: Values
  readonly path: string
}

export function writtenIn(
  { defaults = {} }: CaseFile,
  records: Records | undefined,
  path: string,
): readonly WrittenRecord[] {
  return Object.entries(records ?? {}).flatMap(([object, each]) =>
    each.map((own, number) => ({
      object,
      values: { ...defaults[object], ...own },
      own,
      path: step(step(path, object), number),
    })),
  )
}

/** One that is called like a record of the file takes its place, with what it does not say from there. */
export function mergeRecords(
  { objects }: Model,
  ofFile: readonly WrittenRecord[],
  ofCase: readonly WrittenRecord[],
): readonly WrittenRecord[] {
  const known = ({ object, values }: WrittenRecord) => {
    const model = objects.get(object)
    const name = model && nameOf(model, values)
    return name === undefined ? undefined : keyOf(object, name)
  }
  const before = new Map(ofFile.map((record) => [known(record), record]))
  before.delete(undefined)
  const merged = ofCase.map((record): WrittenRecord => {
    const key = known(record)
    const other = key === undefined ? undefined : before.get(key)
    if (other === undefined) return record
    before.delete(key)
    return { ...record, values: { ...other.values, ...record.own } }
  })
  return [...ofFile.filter((record) => known(record) === undefined || before.has(known(record))), ...merged]
}
