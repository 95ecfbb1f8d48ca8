/** Which input a field type gets. A new field type is a line here. */
import type { FieldType } from '@attain/engine/metadata'
import type { ComponentType } from 'react'
import { AddressInput } from './address-input.tsx'
import { AttachmentInput } from './attachment-input.tsx'
import { BooleanInput } from './boolean-input.tsx'
import { DateInput, DateTimeInput } from './date-input.tsx'
import { DecimalInput } from './decimal-input.tsx'
import type { InputProps } from './input-props.ts'
import { LookupInput } from './lookup-input.tsx'
import { MultiSelectInput, SelectInput, TagsInput } from './select-input.tsx'
import { LongTextInput, TextInput } from './text-input.tsx'

export { AttachmentInput, LookupInput }

/** Types whose values are computed have none. */
export const INPUTS: Readonly<Record<FieldType, ComponentType<InputProps> | null>> = {
  text: TextInput,
  longText: LongTextInput,
  number: DecimalInput,
  currency: DecimalInput,
  percent: DecimalInput,
  boolean: BooleanInput,
  date: DateInput,
  datetime: DateTimeInput,
  select: SelectInput,
  multiSelect: MultiSelectInput,
  lookup: LookupInput,
  masterDetail: LookupInput,
  email: TextInput,
  phone: TextInput,
  url: TextInput,
  user: LookupInput,
  team: LookupInput,
  tags: TagsInput,
  attachment: AttachmentInput,
  address: AddressInput,
  autoNumber: null,
  formula: null,
  rollup: null,
}
