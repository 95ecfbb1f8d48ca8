/** Small parts that several widgets are made of. */
import type { KpiBody, TargetProgress } from '@attain/contract'
import { changeOf, type FigureTable, shortFigure } from '@attain/engine/dashboard'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'

/** ▲ 12.3 %, green or red by what is better; the sign says it as well. */
export function ChangeMark({
  value,
  before,
  kpi,
  words,
}: {
  readonly value: string | null
  readonly before: string | null | undefined
  readonly kpi: KpiBody
  readonly words?: string
}) {
  const { language } = useDashboardPlace()
  const change = changeOf(value, before, kpi, language)
  if (!change) return null
  const arrow = { up: '▲', down: '▼', same: '＝' }[change.direction]
  return (
    <span className="change" data-good={change.isGood}>
      <span aria-hidden>{arrow}</span> {change.text}
      {words && <span className="change-words"> {words}</span>}
    </span>
  )
}

/** "$12K behind where it should be today" */
export function Pace({ progress, kpi }: { readonly progress: TargetProgress; readonly kpi: KpiBody }) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const { standing, ahead } = progress
  return (
    <span className="change" data-good={standing !== 'behind'}>
      {t(`pace.${standing}`, { amount: shortFigure(ahead.replace('-', ''), kpi.unit, language) })}
    </span>
  )
}

/** A line without axes: how it went. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.flatMap((value, i) => (value === null ? [] : [[i, value] as const]))
  if (known.length < 2) return null
  const numbers = known.map(([, value]) => value)
  const [least, most] = [Math.min(...numbers, 0), Math.max(...numbers)]
  const x = (i: number) => (i / (values.length - 1)) * 100
  const y = (value: number) => (most === least ? (most === 0 ? 26 : 14) : 26 - ((value - least) / (most - least)) * 24)
  const line = known.map(([i, value]) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`)
  return (
    // what is inside of a drawing takes no styles along into a saved image; the colour of the text around it does
    <span className="sparkline">
      <svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
        <polygon
          fill="currentColor"
          opacity={0.1}
          points={`${line[0]?.split(',')[0]},28 ${line.join(' ')} ${line.at(-1)?.split(',')[0]},28`}
        />
        <polyline
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          points={line.join(' ')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </span>
  )
}

export function PlainTable({
  table,
  onRow,
}: {
  readonly table: FigureTable
  readonly onRow?: (index: number) => void
}) {
  return (
    <div className="widget-scroll">
      <table className="figures">
        <thead>
          <tr>
            {table.head.map((head, i) => (
              <th key={head} scope="col" data-numeric={i >= table.words || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={row.key}>
              {row.cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
                <td key={i} data-numeric={i >= table.words || undefined}>
                  {onRow && i === table.words ? (
                    <button type="button" className="figure-button" onClick={() => onRow(index)}>
                      {cell}
                    </button>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
