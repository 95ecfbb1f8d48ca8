import { type CrossWidget, crossOf } from '@attain/engine/dashboard'
import { useDashboardPlace } from '../data/place.tsx'
import type { DrawnProps } from './drawn-props.ts'

/** Heat maps, pivot tables and cohorts: rows against columns. */
export function CrossTable({ widget, answer, onOpen }: DrawnProps<CrossWidget>) {
  const { language } = useDashboardPlace()
  const { heads, columns, lines, isHeat } = crossOf(widget, answer, language)
  return (
    <div className="widget-scroll">
      <table className="figures cross" data-heat={isHeat || undefined}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {columns.map(({ key, label, note }) => (
              <th key={key} scope="col" data-numeric>
                {label}
                {note && <small> {note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, names, cells }) => (
            <tr key={key}>
              {names.map((name, i) => (
                <th key={heads[i]} scope="row">
                  {name}
                </th>
              ))}
              {columns.map((column, i) => {
                const { text, exact, heat = 0, isSum, figure } = cells[i] ?? {}
                return (
                  <td
                    key={column.key}
                    data-numeric
                    {...(isSum && { className: 'sum' })}
                    {...(heat > 0 && {
                      style: { '--heat': `${Math.round(6 + heat * 62)}%` } as Record<string, string>,
                    })}
                  >
                    {figure ? (
                      <button
                        type="button"
                        className="figure-button"
                        title={exact}
                        onClick={() => onOpen(figure.kpi, figure.row, figure)}
                      >
                        {text}
                      </button>
                    ) : (
                      text && <span title={exact}>{text}</span>
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
