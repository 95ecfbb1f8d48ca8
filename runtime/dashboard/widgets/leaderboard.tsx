import { exactFigure, groupingLabel, labelIn, rankedRows, shortFigure } from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import type { PropsOf } from './drawn-props.ts'
import { ChangeMark } from './parts.tsx'

/** Who stands where. */
export function Leaderboard({ widget, answer, person, onOpen }: PropsOf<'leaderboard'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const by = widget.by ?? 'person'
  const all = rankedRows(answer.rows, answer.kpis[0]?.better ?? 'higher')
  const limit = widget.limit ?? 10
  const own = all.find(({ row }) => row.subject === person)
  // whoever is further down still sees where
  const rows = [...all.slice(0, limit), ...(own && all.indexOf(own) >= limit ? [own] : [])]
  const most = Math.max(...rows.map(({ row }) => Number(row.values[0] ?? 0)), 0)
  return (
    <div className="widget-scroll">
      <table className="figures leaderboard">
        <thead>
          <tr>
            <th scope="col">
              <abbr title={t('rank')}>#</abbr>
            </th>
            <th scope="col">{groupingLabel(by, answer, language)}</th>
            {answer.kpis.map((kpi) => (
              <th key={kpi.name} scope="col" data-numeric title={textIn(kpi.definition, language)}>
                {textIn(kpi.label, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, rank, climbed }) => (
            <tr key={row.subject} data-own={row.subject === person || undefined}>
              <td className="rank">
                {rank ?? '–'}
                {climbed !== undefined && climbed !== 0 && (
                  <span
                    className="climbed"
                    data-good={climbed > 0}
                    title={t(climbed > 0 ? 'climbed' : 'fell', { count: Math.abs(climbed) })}
                  >
                    <span aria-hidden>{climbed > 0 ? '↑' : '↓'}</span>
                    {Math.abs(climbed)}
                  </span>
                )}
              </td>
              <th scope="row">
                {labelIn(answer, row.subject ?? null, by, widget, language)}
                {row.subject === person && <span className="own-mark">{t('own')}</span>}
              </th>
              {answer.kpis.map((kpi, i) => {
                const value = row.values[i] ?? null
                const share = most > 0 && i === 0 ? Math.max(0, Number(value ?? 0) / most) : undefined
                return (
                  <td key={kpi.name} data-numeric>
                    <button
                      type="button"
                      className="figure-button"
                      title={exactFigure(value, kpi.unit, language)}
                      onClick={() => onOpen(kpi.name, row)}
                    >
                      {shortFigure(value, kpi.unit, language)}
                    </button>
                    {i === 0 && <ChangeMark value={value} before={row.compared?.[i]} kpi={kpi} />}
                    {share !== undefined && (
                      <span className="rank-bar" style={{ width: `${share * 100}%` }} aria-hidden />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
