// Generated from schema.json by generate-types.ts; change the schema and run it again.

/**
 * A lower-case letter, then letters, digits or underscores; at most 63.
 */
export type Name = string
/**
 * A formula that is true or false for a record, e.g. stage = "won"; as text, or as JSON Logic: {"==": [{"var": "stage"}, "won"]}.
 */
export type Condition =
  | string
  | {
      [k: string]: unknown
    }
/**
 * A field, or a field of a related record such as `account.region`.
 */
export type Path = string

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
/**
 * Words for people, in each language; English stands in where another is missing.
 */
export interface Text {
  /**
   * The words in English.
   */
  en: string
  /**
   * The words in Chinese.
   */
  'zh-CN'?: string
}
/**
 * One step of an order.
 */
export interface Sort {
  /**
   * The field to sort by.
   */
  field: Path
  /**
   * Smallest or largest first.
   */
  direction?: 'asc' | 'desc'
}
