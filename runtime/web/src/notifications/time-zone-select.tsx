import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import { useMemo, useState } from 'react'

interface TimeZoneSelectProps {
  readonly id: string
  readonly value: string
  readonly onChange: (zone: string) => void
}

/** Found by place or by name; the names of all are looked up when the list opens. */
export function TimeZoneSelect({ id, value, onChange }: TimeZoneSelectProps) {
  const [language] = useLanguage()
  const [isWanted, setWanted] = useState(false)
  const options = useMemo(() => {
    const zones = isWanted ? new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')]) : [value]
    return [...zones].map((zone) => ({ value: zone, label: labelOf(zone, language) }))
  }, [isWanted, value, language])
  return (
    <Select
      id={id}
      value={value}
      options={options}
      showSearch={searchByLabel}
      popupMatchSelectWidth={false}
      onOpenChange={(open) => open && setWanted(true)}
      onChange={onChange}
    />
  )
}

function labelOf(zone: string, language: string): string {
  const name = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts()
    .find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined || name === zone ? zone : `${zone} · ${name}`
}
