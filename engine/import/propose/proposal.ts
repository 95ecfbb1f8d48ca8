/** What is proposed for sheets: objects and fields, each with what speaks for it and what does not fit. */

import type { TextFormat } from '../../fields/field-type.ts'
import type { FieldType } from '../../metadata/model.ts'

export interface Proposal {
  /** One for each sheet, in their order. */
  readonly objects: readonly ProposedObject[]
}

export interface ProposedObject {
  readonly sheet: string
  readonly name: string
  readonly label: string
  readonly pluralLabel: string
  readonly rowCount: number
  /** The field that a record is known by. */
  readonly nameField: string
  /** The select field that makes the path, where one does. */
  readonly stageField?: string
  readonly fields: readonly ProposedField[]
  /** Rows that say the same as one before. */
  readonly repeatedRows: readonly RepeatedRow[]
}

export interface RepeatedRow {
  readonly line: number
  readonly first: number
}

/** The types that a column can be taken for; `autoNumber` is for a field that no column fills. */
export type ProposedType = Extract<
  FieldType,
  | 'text'
  | 'longText'
  | 'number'
  | 'currency'
  | 'percent'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'select'
  | 'lookup'
  | 'autoNumber'
  | 'email'
  | 'phone'
  | 'url'
>

export interface ProposedField extends Reading {
  /** The header of its column; undefined for a field that no column fills. */
  readonly column?: string
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly unique: boolean
}

/** A column taken for a type. */
export interface Reading {
  readonly type: ProposedType
  /** How its cells are written, as an import map says it. */
  readonly format?: Pick<TextFormat, 'date' | 'decimal'>
  readonly options?: readonly ProposedOption[]
  /** The object that its cells name, and by which of its fields. */
  readonly target?: Target
  /** Cells that nearly name a record, and what it is called: `GTXPro` for `GTX Pro`. */
  readonly corrections?: Readonly<Record<string, string>>
  /** ISO 4217, where the cells say it. */
  readonly currency?: string
  readonly scale?: number
  readonly pattern?: string
  readonly evidence: Evidence
}

export interface Target {
  readonly object: string
  readonly field: string
}

export interface ProposedOption {
  readonly value: string
  readonly label: string
  readonly color?: string
  readonly outcome?: 'open' | 'won' | 'lost'
}

export interface Evidence {
  /** Rows with something in the cell. */
  readonly filled: number
  readonly blank: number
  /** Of the filled ones, those that can be read so. */
  readonly fits: number
  /** The first of the others. */
  readonly misfits: readonly Example[]
  /** Values that occur more than once, where none should. */
  readonly repeated: readonly Example[]
  /** Date patterns that all cells would fit as well. */
  readonly alternatives?: readonly string[]
}

export interface Example {
  readonly text: string
  readonly count: number
  /** The line of the file where it stands first. */
  readonly line: number
}
