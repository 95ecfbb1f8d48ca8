/** A record view over plain values, for forms, tests and the designer. */
import type { Json } from '../../fields/field-type.ts'
import type { RecordView } from './value.ts'

export type PlainRecord = { readonly [name: string]: Json | undefined }

/** Fields by name or by whole path; child records as lists of such records. Nothing but own properties is read. */
export function recordView(values: PlainRecord): RecordView {
  return new PlainRecordView(values)
}

class PlainRecordView implements RecordView {
  readonly #values: PlainRecord

  constructor(values: PlainRecord) {
    this.#values = values
  }

  read(path: string): Json | undefined {
    const value = this.#values[path]
    // what every object inherits is a function or the prototype itself, which no record holds
    return typeof value === 'function' || (value as unknown) === Object.prototype ? undefined : value
  }

  children(path: string): RecordView[] {
    const list = this.read(path)
    return Array.isArray(list) ? list.map((item) => recordView(item as PlainRecord)) : []
  }
}
