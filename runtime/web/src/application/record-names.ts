import type { ObjectBody, RecordBody } from '@attain/contract'

/** The name of the record that a reference points to; undefined when the caller may not see it. */
export function referenceName(record: Pick<RecordBody, 'labels' | 'values'>, path: string): string | undefined {
  const id = record.values[path]
  return record.labels[path] ?? (typeof id === 'string' ? record.labels[id] : undefined)
}

/** What a record is called. */
export function recordName(object: ObjectBody, record: Pick<RecordBody, 'values'>): string {
  const name = record.values[object.nameField]
  return typeof name === 'string' && name !== '' ? name : '—'
}

/** Names by id of everything that a record's references point to. */
export function namesOf(
  object: ObjectBody,
  record: Pick<RecordBody, 'labels' | 'values'> | undefined,
): Map<string, string> {
  const names = new Map<string, string>()
  if (!record) return names
  for (const field of object.fields) {
    const id = record.values[field.name]
    const name = referenceName(record, field.name)
    if (typeof id === 'string' && name !== undefined) names.set(id, name)
  }
  return names
}
