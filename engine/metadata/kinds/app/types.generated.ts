// Generated from schema.json by generate-types.ts; change the schema and run it again.

import type { Name, Text } from '../definitions.generated.ts'

export type { Name, Text }

/**
 * What the whole bundle is: its name, version, languages and money.
 */
export interface AppDocument {
  /**
   * What this document describes.
   */
  kind: 'app'
  /**
   * Lower-case name, unique among its neighbours; it does not change once data exist.
   */
  name: Name
  /**
   * What people see, per language.
   */
  label: Text
  /**
   * What the application is for.
   */
  description?: Text
  /**
   * Semantic version of this bundle, e.g. 1.2.0.
   */
  version?: string
  /**
   * Version of the metadata format; this engine reads 1.
   */
  formatVersion: number
  /**
   * Languages that people may choose.
   *
   * @minItems 1
   *
   * Items: One language.
   */
  languages?: ('en' | 'zh-CN')[]
  /**
   * For people who have not chosen one.
   */
  defaultLanguage?: 'en' | 'zh-CN'
  /**
   * ISO 4217 code of the money that amounts are kept in.
   */
  currency?: string
  /**
   * IANA name; days begin and end by it, e.g. Asia/Shanghai.
   */
  timeZone?: string
  /**
   * Month (1–12) in which the fiscal year begins.
   */
  fiscalYearStartMonth?: number
  /**
   * The page that opens first.
   */
  home?: Name
  /**
   * One colour as #rrggbb.
   */
  accentColor?: string
  /**
   * The templates that were installed, with their versions; an upgrade is compared with these.
   *
   * @maxItems 50
   */
  templates?: InstalledTemplate[]
}
/**
 * A template and its version.
 */
export interface InstalledTemplate {
  /**
   * The folder of the template.
   */
  name: string
  /**
   * The version that was installed.
   */
  version: string
  /**
   * What the names of its objects, roles and pages begin with here.
   */
  prefix?: string
}
