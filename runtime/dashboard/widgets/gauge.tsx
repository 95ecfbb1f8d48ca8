import type { FigureRow } from '@attain/contract'
import { shortFigure } from '@attain/engine/dashboard'
import { Progress, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import type { PropsOf } from './drawn-props.ts'
import { ChangeMark, Pace } from './parts.tsx'

/** How much has been reached. */
export function Gauge({ widget, answer, title, onOpen }: PropsOf<'gauge'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const { token } = theme.useToken()
  const [kpi] = answer.kpis
  const [row] = answer.rows
  if (!kpi || !row) return null
  const value = row.values[0] ?? null
  const { of } = widget
  const goal = goalOf(widget, row)
  const progress = of?.from === 'target' ? row.targets?.[0]?.progress : undefined
  const part = value === null || goal === null || Number(goal) === 0 ? null : Number(value) / Number(goal)
  const percent = part === null ? 0 : Math.max(0, Math.min(100, part * 100))
  const text = (
    <button type="button" className="gauge-value" onClick={() => onOpen(kpi.name, row)}>
      {part === null
        ? '–'
        : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part)}
    </button>
  )
  const words =
    of === undefined ? null : goal === null ? (
      <span className="gauge-of">
        {t(row.isPart ? 'partTarget' : 'noTarget', { value: shortFigure(value, kpi.unit, language) })}
      </span>
    ) : (
      <span className="gauge-of">
        {t('of', { value: shortFigure(value, kpi.unit, language), goal: shortFigure(goal, kpi.unit, language) })}
      </span>
    )
  const before = answer.comparedPeriods?.[0]
  const change = before && (
    <ChangeMark value={value} before={row.compared?.[0]} kpi={kpi} words={t('versus', { period: before.name })} />
  )
  if (widget.form === 'bar')
    return (
      <div className="gauge" data-form="bar">
        {text}
        <Progress percent={percent} showInfo={false} aria-label={title} />
        <span className="gauge-words">
          {words} {progress && <Pace progress={progress} kpi={kpi} />} {change}
        </span>
      </div>
    )
  return (
    <div className="gauge">
      <Progress
        type="dashboard"
        percent={percent}
        // said at the ring itself: what style sheets say of it is not in a picture that is saved
        strokeColor={token.colorPrimary}
        railColor={token.colorFillSecondary}
        size={widget.h >= 3 ? 120 : 84}
        format={() => text}
        aria-label={title}
      />
      <span className="gauge-words">
        {words} {progress && <Pace progress={progress} kpi={kpi} />} {change}
      </span>
    </div>
  )
}

/** What counts as all of it; null where there is no target. */
function goalOf({ of }: PropsOf<'gauge'>['widget'], row: FigureRow): string | null {
  if (of === undefined) return '1'
  switch (of.from) {
    case 'number':
      return String(of.amount)
    case 'kpi':
      return row.values[1] ?? null
    case 'target':
      return row.targets?.[0]?.asked ?? null
  }
}
