import type { Tag } from '@attain/engine/metadata'
import type { Doing, Done } from './action-run.ts'
import { writeFields } from './set-fields.ts'

/** Adds tags to those that are there, and takes others away. */
export async function tag({ field, add = [], remove = [] }: Tag, doing: Doing): Promise<Done> {
  const { record } = await doing.record.take()
  const value = record.document[field]
  const before = Array.isArray(value) ? value : []
  const after = [...new Set([...before, ...add])].filter((one) => typeof one === 'string' && !remove.includes(one))
  return writeFields(doing, { [field]: after })
}
