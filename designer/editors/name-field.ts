import type { Documents } from '../document/documents.ts'

/** The field that records of an object are known by, as its document says. */
export function nameFieldOf(object: string, documents: Documents): string {
  const given = documents.get(`object:${object}`)?.nameField
  return typeof given === 'string' ? given : 'name'
}
