/** The two files that people write: an import map (`map.schema.json`) and an import plan (`plan.schema.json`). */
import type { Json } from '../fields/field-type.ts'

/** How the columns of a CSV file become the fields of an object. */
export interface ImportMap {
  readonly $schema?: string
  readonly object?: string
  /** The field for upsert; without it every row creates a record. */
  readonly key?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly unmapped?: 'error' | 'ignore'
  /** By header, as the file writes it. */
  readonly columns: Readonly<Record<string, ColumnMap | readonly ColumnMap[]>>
  readonly constants?: Readonly<Record<string, Json>>
}

/** A field, or how a column is to be read into one, or that it is not wanted. */
export type ColumnMap = string | ColumnReading | { readonly ignore: true }

export interface ColumnReading {
  readonly field: string
  readonly date?: string
  readonly decimal?: '.' | ','
  readonly factor?: string
  readonly separator?: string
  readonly values?: Readonly<Record<string, string>>
  readonly lookup?: string
}

/** Several files, one after the other. */
export interface ImportPlan {
  readonly $schema?: string
  readonly steps: readonly ImportStep[]
}

export interface ImportStep {
  readonly object?: string
  readonly file: string
  readonly map: string
  /** Left out when the file is not there. */
  readonly optional?: boolean
}
