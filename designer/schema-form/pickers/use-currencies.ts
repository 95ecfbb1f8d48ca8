import { currencyCodes } from '@attain/engine/fields'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'

/** Found by code or by name: CNY, Chinese Yuan, 人民币. */
export function useCurrencies(): readonly { readonly value: string; readonly label: string }[] {
  const [language] = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    return currencyCodes().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  }, [language])
}
