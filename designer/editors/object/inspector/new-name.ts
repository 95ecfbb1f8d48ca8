/** What another name means for records that are there, and which names there can be. */
import type { Bundle, FieldDocument, ObjectDocument } from '@attain/engine/metadata'
import { isTaken } from '../../../document/rename.ts'
import { namesOf, type Renamed, renamingOf } from './renamed.ts'

/** Whether records may have it: they keep what they say under the old name. Of a list they know nothing. */
export function isKeptByRecords(renamed: Renamed, live: ObjectDocument | undefined): boolean {
  const { name } = namesOf(renamed)
  const liveField = (of: FieldDocument) => live?.fields?.find((field) => field.name === of.name)
  switch (renamed.of) {
    case 'field':
      return liveField(renamed.field) !== undefined
    case 'list':
      return false
    case 'option':
      return liveField(renamed.field)?.options?.some(({ value }) => value === name) === true
    case 'recordType':
      return live?.recordTypes?.some((type) => type.name === name) === true
  }
}

export type NameProblem = 'badName' | 'badValue' | 'taken'

export function nameProblem(renamed: Renamed, object: string, to: string, bundle: Bundle): NameProblem | undefined {
  if (to === namesOf(renamed).name) return undefined
  if (renamed.of === 'option' && (to.trim() === '' || to.includes(';') || to.length > 100)) return 'badValue'
  if (renamed.of !== 'option' && !/^[a-z][a-z0-9_]{0,62}$/.test(to)) return 'badName'
  return isTaken(bundle, renamingOf(renamed, object, to)) ? 'taken' : undefined
}
