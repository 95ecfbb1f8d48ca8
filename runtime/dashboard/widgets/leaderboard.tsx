import type { FigureTarget, KpiBody } from '@attain/contract'
import {
  exactFigure,
  groupingLabel,
  labelIn,
  type RankedRow,
  rankedRows,
  shortFigure,
  targetWords,
} from '@attain/engine/dashboard'
import { textIn } from '@attain/form'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useDashboardPlace } from '../data/place.tsx'
import type { PropsOf } from './drawn-props.ts'
import { ChangeMark, Pace } from './parts.tsx'

/** Who stands where: by the first figure, or by how much of its target is reached. */
export function Leaderboard({ widget, answer, person, onOpen }: PropsOf<'leaderboard'>) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  const by = widget.by ?? 'person'
  const hasTargets = widget.target === true
  const all = rankedRows(answer.rows, answer.kpis[0]?.better ?? 'higher', hasTargets)
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
            {answer.kpis.map((kpi, i) => (
              <Fragment key={kpi.name}>
                <th scope="col" data-numeric title={textIn(kpi.definition, language)}>
                  {textIn(kpi.label, language)}
                </th>
                {hasTargets && i === 0 && (
                  <>
                    <th scope="col" data-numeric>
                      {targetWords.target[language]}
                    </th>
                    <th scope="col" className="attained-head">
                      {targetWords.attained[language]}
                    </th>
                  </>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, rank, climbed }) => (
            <tr key={row.subject} data-own={row.subject === person || undefined}>
              <td className="rank">
                {rank ?? '–'}
                <Climbed by={climbed} />
              </td>
              <th scope="row">
                {labelIn(answer, row.subject ?? null, by, widget, language)}
                {row.subject === person && <span className="own-mark">{t('own')}</span>}
              </th>
              {answer.kpis.map((kpi, i) => {
                const value = row.values[i] ?? null
                const share = most > 0 && i === 0 && !hasTargets ? Math.max(0, Number(value ?? 0) / most) : undefined
                return (
                  <Fragment key={kpi.name}>
                    <td data-numeric>
                      <button
                        type="button"
                        className="figure-button"
                        title={exactFigure(value, kpi.unit, language)}
                        onClick={() => onOpen(kpi.name, row)}
                      >
                        {shortFigure(value, kpi.unit, language)}
                      </button>
                      {i === 0 && !hasTargets && <ChangeMark value={value} before={row.compared?.[i]} kpi={kpi} />}
                      {share !== undefined && (
                        <span className="rank-bar" style={{ width: `${share * 100}%` }} aria-hidden />
                      )}
                    </td>
                    {hasTargets && i === 0 && <Attained target={row.targets?.[0] ?? null} kpi={kpi} />}
                  </Fragment>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Climbed({ by }: { readonly by: RankedRow['climbed'] }) {
  const { t } = useTranslation('dashboard')
  if (by === undefined || by === 0) return null
  return (
    <span className="climbed" data-good={by > 0} title={t(by > 0 ? 'climbed' : 'fell', { count: Math.abs(by) })}>
      <span aria-hidden>{by > 0 ? '↑' : '↓'}</span>
      {Math.abs(by)}
    </span>
  )
}

/** The target, and how much of it is reached; a mark in the bar is where one should be today. */
function Attained({ target, kpi }: { readonly target: FigureTarget | null; readonly kpi: KpiBody }) {
  const { language } = useDashboardPlace()
  const { t } = useTranslation('dashboard')
  if (target === null)
    return (
      <>
        <td data-numeric>–</td>
        <td className="attained">
          <span className="change">{t('withoutTarget')}</span>
        </td>
      </>
    )
  const { asked, progress } = target
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const part = progress === undefined ? undefined : Number(progress.attainment) / 100
  const due = progress === undefined || Number(asked) === 0 ? undefined : Number(progress.expected) / Number(asked)
  const at = (share: number) => `${Math.max(0, Math.min(1, share)) * 100}%`
  return (
    <>
      <td data-numeric title={exactFigure(asked, kpi.unit, language)}>
        {shortFigure(asked, kpi.unit, language)}
      </td>
      <td className="attained" data-standing={progress?.standing}>
        <span className="attained-words">
          <strong>{part === undefined ? '–' : percent.format(part)}</strong>
          {progress && <Pace progress={progress} kpi={kpi} />}
        </span>
        <span className="attained-bar" aria-hidden>
          {part !== undefined && <span style={{ width: at(part) }} />}
          {due !== undefined && due < 1 && <i style={{ insetInlineStart: at(due) }} />}
        </span>
      </td>
    </>
  )
}
