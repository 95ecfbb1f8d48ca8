/** What a simulation goes by, and what would be otherwise. */
import type { SimulationStart } from '@attain/contract'
import { Collapse, Input, Segmented, Select } from 'antd'
import { type Asking, isPercent } from './asked.ts'
import { Assignments } from './assignments.tsx'
import { RateTables } from './rate-tables.tsx'
import { useSimulationTexts } from './texts.ts'

interface KnobsProps {
  readonly start: SimulationStart
  readonly asking: Asking
  readonly onChange: (asking: Asking) => void
}

export function Knobs({ start, asking, onChange }: KnobsProps) {
  const { t } = useSimulationTexts()
  const set = (next: Partial<Asking>) => onChange({ ...asking, ...next })
  const periods = start.periods.map(({ key, name }) => ({ value: key, label: name }))
  const percent = (name: 'volume' | 'quotas') => (
    <label htmlFor={`simulation-${name}`}>
      {t(`knobs.${name}`)}
      <Input
        id={`simulation-${name}`}
        inputMode="decimal"
        suffix="%"
        placeholder="±0"
        status={isPercent(asking[name]) ? '' : 'error'}
        value={asking[name]}
        onChange={({ target }) => set({ [name]: target.value.trim() })}
      />
    </label>
  )
  return (
    <section className="panel simulation-part">
      <div className="simulation-knobs">
        <div className="simulation-knob">
          {t('knobs.basis')}
          <Segmented
            block
            aria-label={t('knobs.basis')}
            value={asking.basis}
            options={(['history', 'forecast'] as const).map((value) => ({ value, label: t(`basis.${value}`) }))}
            onChange={(basis) => set({ basis, ...(basis === 'forecast' && comingOf(start)) })}
          />
        </div>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} htmlFor={`simulation-${name}`}>
            {t(`knobs.${name}`)}
            <Select
              id={`simulation-${name}`}
              value={asking[name]}
              options={periods}
              onChange={(value) => set({ [name]: value })}
            />
          </label>
        ))}
        {percent('volume')}
        {percent('quotas')}
      </div>
      <p className="page-hint">{t(`basis.${asking.basis}Hint`)}</p>
      <Collapse
        ghost
        items={[
          {
            key: 'rates',
            label: t('rates.title'),
            children: <RateTables document={asking.document} onChange={(document) => set({ document })} />,
          },
          {
            key: 'people',
            label: t('people.title'),
            children: (
              <Assignments start={start} value={asking.assignments} onChange={(assignments) => set({ assignments })} />
            ),
          },
        ]}
      />
    </section>
  )
}

/** The current period and the two after it. */
function comingOf({ periods, current }: SimulationStart): Partial<Asking> {
  const at = periods.findIndex(({ key }) => key === current)
  if (at === -1) return {}
  return { from: periods[at]?.key ?? '', to: periods[Math.max(at - 2, 0)]?.key ?? '' }
}
