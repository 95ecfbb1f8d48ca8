import { currencyCodes } from '@attain/engine/fields'
import { useLanguage } from '@attain/ui/i18n'
import type { WidgetProps } from '@rjsf/utils'
import { useMemo } from 'react'
import { Pick } from './pick.tsx'

/** Found by code or by name: CNY, Chinese Yuan, 人民币. */
export function CurrencySelect(props: WidgetProps) {
  const [language] = useLanguage()
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    return currencyCodes().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  }, [language])
  return <Pick {...props} choices={currencies} />
}
