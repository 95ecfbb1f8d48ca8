/**
 * What every field type knows. One file per type beside this one; `index.ts` is the registry.
 * A stored value is always in canonical form, so that equal values are equal text:
 * decimals are strings ("1054.00"), dates "2017-03-01", datetimes "2017-03-01T08:00:00.000Z", references ids.
 */

import type { FieldDocument } from '../metadata/kinds/object/types.generated.ts'
import type { FieldModel, FieldType, Language, SlotKind, Text } from '../metadata/model.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonSchema = { readonly [keyword: string]: Json }
export type { Language }

/** Why a value was refused. `message` says what was expected, in both languages. */
export interface ValueProblem {
  readonly code: 'type' | 'required' | 'length' | 'pattern' | 'range' | 'scale' | 'option' | 'format' | 'count'
  readonly message: Text
}

/** The canonical value (`null` for blank), or why there is none. */
export type Reading = { readonly value: Json } | { readonly problem: ValueProblem }

/** How text of a spreadsheet is to be read; dates and numbers are written in many ways. */
export interface TextFormat {
  /** Unicode date pattern, e.g. `dd-MM-yy`, `yyyy/M/d`. Two-digit years: 70–99 → 19xx, 00–69 → 20xx. Default ISO. */
  readonly date?: string
  /** Decimal separator; default `.`; the other of `.` and `,` groups thousands. */
  readonly decimal?: '.' | ','
  /** Multiplies numbers, e.g. `1000000` when a column is in millions. */
  readonly factor?: string
  /** Separates several values in one cell; default `;`. */
  readonly separator?: string
}

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'contains' | 'startsWith' | 'blank'

export interface FieldTypeDefinition {
  readonly type: FieldType
  /** Properties of the field document that mean something for this type, beyond the common ones. */
  readonly settings: readonly (keyof FieldDocument)[]
  /** The kind of slot its values live in, or null when they stay in the document only. */
  readonly slot: SlotKind | null
  readonly sortable: boolean
  readonly canBeUnique: boolean
  readonly canBeDefault: boolean
  /** Computed or given by the system: never accepted as input. */
  readonly readOnly: boolean
  /** Operators that filters may use. */
  readonly operators: readonly Operator[]
  /** JSON Schema (2020-12) of an accepted input value; `read` accepts exactly what it accepts, bounds included. */
  inputSchema(field: FieldModel): JsonSchema
  /** JSON Schema of a value as the API returns it. */
  outputSchema(field: FieldModel): JsonSchema
  /** From JSON input to the canonical value. Blank input (null, '', []) gives null; `required` is checked elsewhere. */
  read(input: unknown, field: FieldModel): Reading
  /** From a cell of text. References come back as the text itself: whoever imports resolves names to ids. */
  readText(text: string, field: FieldModel, format: TextFormat): Reading
  /** For CSV and spreadsheets: reads back with `readText`. */
  exportText(value: Json, field: FieldModel): string
  /** For people, in their language; unit and currency included; moments in `timeZone` (IANA, default UTC). References are given as their label. */
  display(value: Json, field: FieldModel, language: Language, timeZone?: string): string
  /** The slot's value of a canonical value: text, whole minor units as text, decimal text, UTC time text, id. */
  toSlot(value: Json, field: FieldModel): string | null
  /** The text that must not occur twice when the field is unique (case and width folded where the type says so). */
  uniqueKey(value: Json): string
}
