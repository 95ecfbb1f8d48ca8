import type { FieldBody } from '@attain/contract'
import type { FormServices } from '../form-services.ts'
import type { Language } from '../language.ts'

/** What every input gets; it shows `value` and says what it becomes. Blank is null. */
export interface InputProps {
  readonly id: string
  readonly field: FieldBody
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly language: Language
  readonly services: FormServices
  /** Names of records by id, so that a reference shows its name before anything is searched. */
  readonly names: ReadonlyMap<string, string>
  readonly required?: boolean
  readonly invalid?: boolean
  /** Ids of the elements that explain this input: help and error. */
  readonly describedBy?: string | undefined
  /** The accessible name, where no label element points here. */
  readonly name?: string
  /** Shows what can be chosen at once, as where a cell is opened. */
  readonly opened?: boolean
  /** Options that may be chosen now; others are shown but cannot be taken. */
  readonly allowed?: ReadonlySet<string> | undefined
}

/** Attributes that tell assistive technology what the label, help and error are. */
export function ariaOf(props: InputProps) {
  return {
    ...(props.name !== undefined && { 'aria-label': props.name }),
    ...(props.describedBy !== undefined && { 'aria-describedby': props.describedBy }),
    ...(props.invalid && { 'aria-invalid': true as const }),
    ...(props.required && { 'aria-required': true as const }),
  }
}

/** Ant Design's word for an input that holds something wrong. */
export function statusOf(props: InputProps): '' | 'error' {
  return props.invalid ? 'error' : ''
}

export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
