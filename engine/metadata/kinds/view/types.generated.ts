// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Condition, Name, Path, Sort, Text } from '../definitions.generated.ts'

export type { Condition, Name, Path, Sort, Text }

/**
 * A list of records of one object: its columns, filter and order.
 */
export interface ViewDocument {
  /**
   * What this document describes.
   */
  kind: 'view'
  /**
   * The object whose records are listed.
   */
  object: Name
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * A table, or a board with columns.
   */
  type?: 'table' | 'board'
  /**
   * What the list shows.
   *
   * @minItems 1
   * @maxItems 50
   */
  columns: Column[]
  /**
   * Which records are listed.
   */
  filter?: Condition
  /**
   * Order of the list.
   *
   * @maxItems 5
   */
  sort?: Sort[]
  /**
   * How the list looks as a board.
   */
  board?: Board
  /**
   * Opens first for the object.
   */
  default?: boolean
  /**
   * Only for people with one of these roles.
   */
  roles?: Name[]
}
/**
 * A column of the list.
 */
export interface Column {
  /**
   * A field, or one of a related record.
   */
  field: Path
  /**
   * Width in pixels.
   */
  width?: number
}
/**
 * How the list looks as a board.
 */
export interface Board {
  /**
   * Select field that makes the columns; the stage when not given.
   */
  groupBy?: Name
  /**
   * Fields on a card.
   *
   * @maxItems 8
   */
  card?: Path[]
  /**
   * Number field that is summed up per column.
   */
  sum?: Name
}
