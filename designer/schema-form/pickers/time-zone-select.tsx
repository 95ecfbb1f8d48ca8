import { useLanguage } from '@attain/ui/i18n'
import type { WidgetProps } from '@rjsf/utils'
import { useMemo, useState } from 'react'
import { type Choice, Pick } from './pick.tsx'

/** Found by place, by name, or by distance from UTC. The names of all are looked up when the list opens. */
export function TimeZoneSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const [isWanted, setWanted] = useState(false)
  const { value } = props
  const zones = useMemo(() => {
    if (isWanted)
      return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => describe(zone, language))
    return typeof value === 'string' ? [describe(value, language)] : []
  }, [isWanted, value, language])
  return <Pick {...props} choices={zones} onOpen={(isOpen) => isOpen && setWanted(true)} />
}

function describe(zone: string, language: string): Choice {
  try {
    const part = (timeZoneName: 'longGeneric' | 'longOffset') =>
      new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value
    const offset = part('longOffset')?.replace('GMT', 'UTC') ?? ''
    const name = part('longGeneric')
    return { value: zone, label: [zone, name, zone === 'UTC' ? undefined : offset].filter(Boolean).join(' · ') }
  } catch (error) {
    // a name that this browser does not know
    if (error instanceof RangeError) return { value: zone, label: zone }
    throw error
  }
}
