/** What a change leaves behind in `past_values`, as a part of the statement that makes the change. */
import type { Json } from '@attain/engine/fields'
import type { LiveObject } from '../live-workspace.ts'
import { slotForms } from '../query/source.ts'
import type { Document } from '../write/columns.ts'

export interface PastValue {
  readonly id: string
  readonly key: number
  readonly value: string | null
  /** As the slot of a time is written. */
  readonly since: string | null
}

interface Change {
  readonly id: string
  readonly before: Document
  /** `{ field: [from, to] }` */
  readonly changes: Readonly<Record<string, readonly [Json, Json]>>
}

/** What ends with this change. */
export function pastValuesOf({ followed }: LiveObject, { id, before, changes }: Change): PastValue[] {
  return followed.flatMap(({ key, field, since }) => {
    const change = changes[field]
    if (change === undefined) return []
    return [{ id, key, value: textOf(change[0]), since: since === null ? null : timeOf(before[since]) }]
  })
}

/** As `->>` gives it. */
function textOf(value: Json): string | null {
  return value === null || typeof value === 'string' ? value : JSON.stringify(value)
}

const time = new RegExp(slotForms.time)

function timeOf(value: Json | undefined): string | null {
  return typeof value === 'string' && time.test(value) ? value : null
}

/** Columns of these rows where they are given to a statement. */
export const pastColumns = { id: 'uuid', key: 'integer', value: 'text', since: 'text' } as const

export function pastRows(values: readonly PastValue[]): Record<keyof typeof pastColumns, readonly unknown[]> {
  return {
    id: values.map(({ id }) => id),
    key: values.map(({ key }) => key),
    value: values.map(({ value }) => value),
    since: values.map(({ since }) => since),
  }
}
