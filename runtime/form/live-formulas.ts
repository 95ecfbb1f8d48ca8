/**
 * What a form asks its formulas while somebody fills it in. The answers come from `formulas.ts`, which is loaded where
 * a layout or an object has formulas at all: the language is larger than the rest of the form.
 */
import type { ObjectBody, Values } from '@attain/contract'
import type { LayoutDocument } from './documents.ts'

/** Who fills in the form, when and where: what formulas may refer to besides the values. */
export interface Circumstances {
  /** The person's id. */
  readonly currentUser: string | null
  readonly roles: readonly string[]
  /** The moment, `2026-11-22T08:00:00.000Z`. */
  readonly now: string
  /** The workspace's, IANA. */
  readonly timeZone: string
  /** The month in which the workspace's fiscal year begins, 1 to 12. */
  readonly fiscalYearStart: number
  /** The record as it is kept; null while it is new, absent where nothing is being changed. */
  readonly prior?: Values | null
}

export interface LiveFormulas {
  /** True or false for these values; undefined when only the server can tell. */
  holds(condition: unknown, values: Values): boolean | undefined
  /** What the formula fields of the layout give for these values; those that only the server can tell are left out. */
  computed(values: Values): Values
  /** The values with worked-out defaults for all that nobody has given; blank counts as given. */
  withDefaults(values: Values): Values
}

/** Where there are no formulas. */
export const noFormulas: LiveFormulas = {
  holds: (condition) => (typeof condition === 'boolean' ? condition : undefined),
  computed: () => ({}),
  withDefaults: (values) => values,
}

/** A page shows a record by the conditions of its layout; a form checks and works out the rest as well. */
export type Purpose = 'page' | 'form'

export interface FormulasOfForm {
  /** Conditions of the layout and validations. */
  readonly conditions: readonly unknown[]
  /** Names of formula fields that stand in the layout. */
  readonly computed: readonly string[]
  /** Names of fields that start with a worked-out default. */
  readonly defaults: readonly string[]
}

/** The formulas that matter for a layout. */
export function formulasOf(object: ObjectBody, layout: LayoutDocument, purpose: Purpose): FormulasOfForm {
  const placed = layout.sections.flatMap((section) => section.fields)
  const conditions = [
    ...layout.sections.map((section) => section.visibleWhen),
    ...placed.flatMap(({ visibleWhen, requiredWhen }) => [visibleWhen, requiredWhen]),
  ]
  if (purpose === 'form') conditions.push(...object.validations.map((rule) => rule.must as never))
  const names = new Set(placed.map(({ field }) => field))
  const ofForm = purpose === 'form' ? object.fields : []
  return {
    conditions: conditions.filter((condition) => condition !== undefined && typeof condition !== 'boolean'),
    computed: ofForm.filter(({ name, type }) => type === 'formula' && names.has(name)).map(({ name }) => name),
    defaults: ofForm
      .filter(({ document, access }) => document.defaultFormula !== undefined && access === 'edit')
      .map(({ name }) => name),
  }
}

export function hasFormulas({ conditions, computed, defaults }: FormulasOfForm): boolean {
  return conditions.length + computed.length + defaults.length > 0
}
