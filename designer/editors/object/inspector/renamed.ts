/** What can get another name. */
import type { FieldDocument, Renaming, Text } from '@attain/engine/metadata'
import type { RecordType } from '../object-document.ts'

export type Renamed =
  | { readonly of: 'field'; readonly field: FieldDocument }
  | {
      readonly of: 'list'
      readonly field: FieldDocument
      readonly list: { readonly name: string; readonly label: Text }
    }
  | { readonly of: 'option'; readonly field: FieldDocument; readonly option: string }
  | { readonly of: 'recordType'; readonly type: RecordType }

/** Its name, and its label where it has one of its own. */
export function namesOf(renamed: Renamed): { readonly name: string; readonly label?: Text } {
  switch (renamed.of) {
    case 'field':
      return renamed.field
    case 'list':
      return renamed.list
    case 'option':
      return { name: renamed.option }
    case 'recordType':
      return renamed.type
  }
}

export function renamingOf(renamed: Renamed, object: string, to: string): Renaming {
  switch (renamed.of) {
    case 'field':
      return { object, field: renamed.field.name, to }
    case 'list':
      return { object, field: renamed.field.name, list: true, to }
    case 'option':
      return { object, field: renamed.field.name, option: renamed.option, to }
    case 'recordType':
      return { object, field: 'record_type', option: renamed.type.name, to }
  }
}
