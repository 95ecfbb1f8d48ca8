import type { WidgetProps } from '@rjsf/utils'
import { Pick } from './pick.tsx'
import { useCurrencies } from './use-currencies.ts'

export function CurrencySelect(props: WidgetProps) {
  return <Pick {...props} choices={useCurrencies()} />
}
