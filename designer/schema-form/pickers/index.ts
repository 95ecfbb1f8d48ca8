/** Inputs by the meaning of a value (`x-meaning` in the schemas of the engine), for every generated form. */
import type { Json } from '@attain/engine/fields'
import type { RegistryWidgetsType, UiSchema } from '@rjsf/utils'
import { AccentInput } from './accent-input.tsx'
import { CurrencySelect } from './currency-select.tsx'
import { IconInput } from './icon-input.tsx'
import { MonthSelect } from './month-select.tsx'
import { GroupSelect, ObjectSelect, PageSelect, RolesSelect } from './name-select.tsx'
import { TimeZoneSelect } from './time-zone-select.tsx'

export const widgets: RegistryWidgetsType = {
  accent: AccentInput,
  currency: CurrencySelect,
  group: GroupSelect,
  icon: IconInput,
  month: MonthSelect,
  object: ObjectSelect,
  page: PageSelect,
  roles: RolesSelect,
  timeZone: TimeZoneSelect,
}

/** How rjsf is told of it; undefined where a value has no meaning that there is an input for. */
export function pickerFor(meaning: Json | undefined): UiSchema | undefined {
  if (typeof meaning !== 'string') return undefined
  if (meaning === 'view') return { 'ui:field': 'view' }
  return Object.hasOwn(widgets, meaning) ? { 'ui:widget': meaning } : undefined
}
