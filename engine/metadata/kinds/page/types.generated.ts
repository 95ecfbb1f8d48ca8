// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Name, Text } from '../definitions.generated.ts'

export type { Name, Text }

/**
 * A place in the navigation.
 */
export interface PageDocument {
  /**
   * What this document describes.
   */
  kind: 'page'
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * Name of an icon, e.g. building.
   */
  icon?: string
  /**
   * Smaller numbers come first.
   */
  order?: number
  /**
   * The group that it belongs to.
   */
  parent?: Name
  /**
   * What opens.
   */
  content: ListContent | DashboardContent | GroupContent | TextContent
  /**
   * Only for people with one of these roles.
   */
  roles?: Name[]
}
/**
 * A list of records.
 */
export interface ListContent {
  /**
   * What the page shows.
   */
  type: 'list'
  /**
   * Whose records.
   */
  object: Name
  /**
   * The view that opens first; the default one when not given.
   */
  view?: Name
}
/**
 * Figures and charts.
 */
export interface DashboardContent {
  /**
   * What the page shows.
   */
  type: 'dashboard'
  /**
   * Which one opens.
   */
  dashboard: Name
}
/**
 * A heading with other pages below it.
 */
export interface GroupContent {
  /**
   * What the page shows.
   */
  type: 'group'
}
/**
 * Words to read.
 */
export interface TextContent {
  /**
   * What the page shows.
   */
  type: 'text'
  /**
   * The words, as Markdown.
   */
  body: Text
}
