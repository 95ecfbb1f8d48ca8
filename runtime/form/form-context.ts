import type { ObjectBody } from '@attain/contract'
import type { FormServices } from './form-services.ts'
import type { Language } from './language.ts'
import type { PlacedField, PlacedSection } from './sections.ts'

/** What the templates and inputs need to know besides rjsf's own props. */
export interface FormContext {
  readonly object: ObjectBody
  readonly language: Language
  /** What the ids of the inputs begin with: two forms may be open at once. */
  readonly idPrefix: string
  readonly services: FormServices
  readonly sections: readonly PlacedSection[]
  readonly placed: ReadonlyMap<string, PlacedField>
  readonly names: ReadonlyMap<string, string>
  /** Stages that the record may move to, itself included; undefined when any may be chosen. */
  readonly stages?: ReadonlySet<string> | undefined
  /** True for a formula field whose new value follows after saving. */
  readonly isLate: (field: PlacedField['field']) => boolean
  /** Draws a value that can only be read. */
  readonly renderValue: (field: PlacedField['field'], value: unknown) => React.ReactNode
}
