/** A record view over plain values, for forms, tests and the designer. */
import type { Json } from '../../fields/field-type.ts'
import type { RecordView } from './value.ts'

export type PlainRecord = { readonly [name: string]: Json | undefined }

/** Fields by name or by whole path; child records as lists of such records. Nothing but own properties is read. */
export function recordView(values: PlainRecord): RecordView {
  return {
    read: (path) => (Object.hasOwn(values, path) ? values[path] : undefined),
    children(path) {
      const list = Object.hasOwn(values, path) ? values[path] : undefined
      return Array.isArray(list) ? list.map((item) => recordView(item as PlainRecord)) : []
    },
  }
}
