/** Rows with what is, what would be, and the difference, which bars show beside each other where there is a largest one. */

import { WarningFilled } from '@ant-design/icons'
import type { Compared } from '@attain/contract'
import type { ReactNode } from 'react'
import { Amount } from '../commission/amount.tsx'
import { changeOf, Difference, Share } from '../commission/difference.tsx'
import { useSimulationTexts } from './texts.ts'

interface ComparedRow {
  readonly key: string
  readonly name: ReactNode
  readonly of: Compared
  readonly warning?: string
}

interface ComparedTableProps {
  readonly currency: string
  readonly rows: readonly ComparedRow[]
  readonly most?: number
}

export function ComparedTable({ currency, rows, most }: ComparedTableProps) {
  const { t } = useSimulationTexts()
  return (
    <table className="simulation-table">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
          <th scope="col">{t('difference')}</th>
          {most !== undefined && (
            <>
              <th scope="col" className="simulation-wide">
                %
              </th>
              <td className="simulation-bar" aria-hidden />
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, of, warning }) => (
          <tr key={key}>
            <td>
              {name}
              {warning !== undefined && (
                <span className="commission-warning simulation-warning">
                  <WarningFilled aria-hidden /> {warning}
                </span>
              )}
            </td>
            <td>
              <Amount value={of.before} currency={currency} />
            </td>
            <td>
              <Amount value={of.after} currency={currency} />
            </td>
            <td>
              <Difference of={of} currency={currency} isPlain />
            </td>
            {most !== undefined && (
              <>
                <td className="simulation-wide">
                  <Share of={of} />
                </td>
                <td className="simulation-bar" aria-hidden>
                  <Bar change={changeOf(of)} most={most} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** To the right of the middle what is gained, to the left what is lost. */
function Bar({ change, most }: { readonly change: number; readonly most: number }) {
  const width = most === 0 ? 0 : (50 * Math.abs(change)) / most
  return (
    <span>
      <i
        data-way={change < 0 ? 'down' : 'up'}
        style={{ width: `${width}%`, left: change < 0 ? `${50 - width}%` : '50%' }}
      />
    </span>
  )
}
