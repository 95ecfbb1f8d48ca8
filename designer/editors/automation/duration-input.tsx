import type { Duration } from '@attain/engine/metadata'
import { Checkbox, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import './automation.css'

interface DurationInputProps {
  readonly label: string
  readonly value: Duration | undefined
  /** Something has to be given. */
  readonly required?: boolean
  readonly onChange: (value: Duration | undefined) => void
}

const UNITS = ['minutes', 'hours', 'days'] as const

/** How long: a number, a unit, and whether only working time counts. */
export function DurationInput({ label, value, required = false, onChange }: DurationInputProps) {
  const { t } = useTranslation()
  const { unit = 'days', working = false } = value ?? {}
  const set = (change: Partial<Duration>) => {
    const { working: isWorking, ...next } = { amount: 1, unit, working, ...value, ...change }
    onChange({ ...next, ...(isWorking && { working: true }) })
  }
  return (
    <span className="automation-line">
      <InputNumber
        className="duration-amount"
        aria-label={label}
        min={1}
        max={10_000}
        precision={0}
        placeholder={t('duration.none')}
        value={value?.amount ?? null}
        onChange={(amount) => {
          if (amount !== null) set({ amount })
          else if (!required) onChange(undefined)
        }}
      />
      {value !== undefined && (
        <>
          <Select
            className="duration-unit"
            aria-label={t('duration.unitOf', { what: label })}
            value={unit}
            options={UNITS.map((one) => ({ value: one, label: t(`duration.unit.${one}`) }))}
            onChange={(next) => set({ unit: next })}
          />
          <Checkbox checked={working} onChange={({ target }) => set({ working: target.checked })}>
            {t('duration.workingTime')}
          </Checkbox>
        </>
      )}
    </span>
  )
}
