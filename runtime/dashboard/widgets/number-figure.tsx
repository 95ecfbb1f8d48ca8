import { exactFigure, shortFigure } from '@attain/engine/dashboard'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import type { PropsOf } from './drawn-props.ts'
import { ChangeMark, Sparkline } from './parts.tsx'

/** One figure, against the one before it. */
export function NumberFigure({ answer, trend, onOpen }: PropsOf<'number'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const [kpi] = answer.kpis
  const [row] = answer.rows
  if (!kpi || !row) return null
  const value = row.values[0] ?? null
  const before = answer.comparedPeriods?.[0]
  return (
    <div className="number">
      <button
        type="button"
        className="number-value"
        title={exactFigure(value, kpi.unit, language)}
        onClick={() => onOpen(kpi.name, row)}
      >
        {shortFigure(value, kpi.unit, language)}
      </button>
      {before && (
        <ChangeMark
          value={value}
          before={row.compared?.[0]}
          kpi={kpi}
          words={t('against', {
            period: before.name,
            value: shortFigure(row.compared?.[0] ?? null, kpi.unit, language),
          })}
        />
      )}
      {trend && <Sparkline values={trend.rows.map(({ values: [one] }) => (one == null ? null : Number(one)))} />}
    </div>
  )
}
