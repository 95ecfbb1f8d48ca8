/** What is there, what is open, and where the target and what people say lie. */
import type { ForecastRow } from '@attain/contract'
import './forecast-bar.css'
import { standingOf } from './forecast-sheet.ts'

export function ForecastBar({ row }: { readonly row: ForecastRow }) {
  const [actual, open] = [Number(row.actual ?? 0), Number(row.pipeline?.open ?? 0)]
  const standing = standingOf(row)
  // what is said of some of its months only is not where the period ends
  const said = standing?.parts && standing.parts.said < standing.parts.of ? null : standing
  const asked = row.asked === null ? undefined : Number(row.asked)
  const most = Math.max(actual + open, asked ?? 0, Number(said?.commit ?? 0), Number(said?.best ?? 0)) * 1.05
  if (!(most > 0)) return <span className="forecast-bar" aria-hidden />
  const at = (value: number) => `${Math.max(0, Math.min(100, (value / most) * 100))}%`
  return (
    <span className="forecast-bar" aria-hidden>
      <span className="forecast-open" style={{ width: at(actual + open) }} />
      <span className="forecast-actual" style={{ width: at(actual) }} />
      {asked !== undefined && <span className="forecast-target" style={{ insetInlineStart: at(asked) }} />}
      {said && <span className="forecast-said" style={{ insetInlineStart: at(Number(said.commit)) }} />}
    </span>
  )
}
