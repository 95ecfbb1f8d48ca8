/** A bar of what is attained, with where one should be today and what the period comes to; and that in words. */
import type { KpiBody, TargetProgressRow } from '@attain/contract'
import { exactFigure, shortFigure } from '@attain/engine/dashboard'
import { useApplication } from '../application/application.tsx'
import { percentText } from './amount-text.ts'
import { useTargetTexts } from './texts.ts'
import './progress.css'

interface Props {
  readonly row: Pick<TargetProgressRow, 'progress' | 'asked'>
  /** What the whole width is, in per cent of the target. */
  readonly most: number
  readonly isOver: boolean
}

export function ProgressBar({ row: { progress, asked }, most, isOver }: Props) {
  if (progress === undefined) return <span className="progress-bar" aria-hidden />
  const target = Number(asked)
  const at = (percent: number) => `${Math.max(0, Math.min(100, (percent / most) * 100))}%`
  const pace = (Number(progress.expected) / target) * 100
  const forecast = progress.forecast === undefined ? undefined : (Number(progress.forecast) / target) * 100
  return (
    <span className="progress-bar" data-standing={progress.standing} aria-hidden>
      {forecast !== undefined && !isOver && <span className="progress-forecast" style={{ width: at(forecast) }} />}
      <span className="progress-fill" style={{ width: at(Number(progress.attainment)) }} />
      {most > 100 && <span className="progress-goal" style={{ insetInlineStart: at(100) }} />}
      {!isOver && forecast !== undefined && <span className="progress-pace" style={{ insetInlineStart: at(pace) }} />}
    </span>
  )
}

export function Standing({
  row: { progress },
  kpi,
  isOver,
}: {
  readonly row: Pick<TargetProgressRow, 'progress'>
  readonly kpi: KpiBody
  readonly isOver: boolean
}) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  if (progress === undefined) return <span className="standing" />
  const amount = progress.ahead.replace('-', '')
  const words = isOver && progress.standing === 'behind' ? 'missed' : progress.standing
  return (
    <span className="standing" data-standing={progress.standing} title={exactFigure(amount, kpi.unit, language)}>
      {t(`standing.${words}`, { amount: shortFigure(amount, kpi.unit, language) })}
    </span>
  )
}

const SIZE = 96
const STROKE = 10
const RADIUS = (SIZE - STROKE) / 2
const AROUND = 2 * Math.PI * RADIUS

/** The same as a ring, for one person. */
export function ProgressRing({ row: { progress, asked }, isOver }: Omit<Props, 'most'>) {
  const { language } = useApplication()
  const attained = Math.max(0, Math.min(100, Number(progress?.attainment ?? 0)))
  const pace = progress === undefined ? 0 : Math.max(0, Math.min(1, Number(progress.expected) / Number(asked)))
  const angle = pace * 2 * Math.PI - Math.PI / 2
  const point = (radius: number) => ({ x: SIZE / 2 + radius * Math.cos(angle), y: SIZE / 2 + radius * Math.sin(angle) })
  const [inner, outer] = [point(RADIUS - STROKE / 2 - 1), point(RADIUS + STROKE / 2 + 1)]
  return (
    <svg
      className="progress-ring"
      data-standing={progress?.standing}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={SIZE}
      height={SIZE}
      aria-hidden
    >
      <circle className="progress-ring-track" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} strokeWidth={STROKE} />
      <circle
        className="progress-ring-fill"
        cx={SIZE / 2}
        cy={SIZE / 2}
        r={RADIUS}
        strokeWidth={STROKE}
        strokeDasharray={`${(attained / 100) * AROUND} ${AROUND}`}
        transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
      />
      {progress?.forecast !== undefined && !isOver && (
        <line className="progress-ring-pace" x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} />
      )}
      <text x="50%" y="50%" dominantBaseline="central" textAnchor="middle">
        {progress ? percentText(progress.attainment, language) : '–'}
      </text>
    </svg>
  )
}
