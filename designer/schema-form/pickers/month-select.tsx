import { useLanguage } from '@attain/ui/i18n'
import type { WidgetProps } from '@rjsf/utils'
import { useMemo } from 'react'
import { Pick } from './pick.tsx'

export function MonthSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const months = useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index) => ({
      value: index + 1,
      label: format.format(Date.UTC(2000, index, 1)),
    }))
  }, [language])
  // what holds where none is chosen
  const standard = months.find(({ value }) => value === props.schema.default)
  return <Pick {...props} choices={months} {...(standard && { placeholder: standard.label })} />
}
