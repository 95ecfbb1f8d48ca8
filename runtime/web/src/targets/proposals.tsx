/** What was proposed, beside what holds: accepted, turned down, or taken back. */
import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { TargetGridBody } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Button } from 'antd'
import { useState } from 'react'
import { decideProposals } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import { columnsOf } from './plan.ts'
import { useTargetTexts } from './texts.ts'
import './proposals.css'

const AT_FIRST = 3

export function Proposals({ body, onDone }: { readonly body: TargetGridBody; readonly onDone: () => Promise<void> }) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { done, problem } = useMessages()
  const [isAll, setAll] = useState(false)
  const [busy, setBusy] = useState<string>()
  const columns = columnsOf(body)
  const { unit } = body.target.kpi
  const all = body.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column.key]
      return (cell?.proposals ?? []).map((proposal) => ({ row, column, cell, proposal }))
    }),
  )
  if (all.length === 0) return null
  const decide = async (ids: readonly string[], accept: boolean) => {
    setBusy(ids[0])
    try {
      await decideProposals({ proposals: [...ids], accept })
      await onDone()
      done(t(accept ? 'proposal.accepted' : 'proposal.turnedDown', { count: ids.length }))
    } catch (error) {
      problem(error)
    }
    setBusy(undefined)
  }
  const mine = all.filter(({ row }) => row.right === 'set').map(({ proposal }) => proposal.id)
  return (
    <section className="panel target-proposals" aria-label={t('proposal.title', { count: all.length })}>
      <div className="target-proposals-head">
        <h2>{t('proposal.title', { count: all.length })}</h2>
        {mine.length > 1 && (
          <Button onClick={() => void decide(mine, true)}>{t('proposal.acceptAll', { count: mine.length })}</Button>
        )}
      </div>
      <ul>
        {all.slice(0, isAll ? undefined : AT_FIRST).map(({ row, column, cell, proposal }) => {
          const { id, amount, by, reason, isMine } = proposal
          const words = { who: row.name, period: column.name }
          return (
            <li key={id}>
              <span className="target-proposal-what">
                <span>
                  <strong>{row.name}</strong> · {column.name}
                </span>
                <small>
                  {isMine ? t('proposal.mine') : by}: {reason}
                </small>
              </span>
              <span className="target-proposal-amount">
                {cell?.amount != null && <s>{amountText(cell.amount, unit, language)}</s>}
                <strong>{amountText(amount, unit, language) || t('mark.none')}</strong>
              </span>
              <span className="target-proposal-do">
                {row.right === 'set' && (
                  <Button
                    icon={<CheckOutlined />}
                    loading={busy === id}
                    aria-label={t('proposal.acceptOf', words)}
                    onClick={() => void decide([id], true)}
                  >
                    {t('proposal.accept')}
                  </Button>
                )}
                {(row.right === 'set' || isMine) && (
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    aria-label={t(isMine ? 'proposal.takeBackOf' : 'proposal.turnDownOf', words)}
                    onClick={() => void decide([id], false)}
                  >
                    {t(isMine ? 'proposal.takeBack' : 'proposal.turnDown')}
                  </Button>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {all.length > AT_FIRST && (
        <Button type="link" onClick={() => setAll(!isAll)}>
          {t(isAll ? 'proposal.fewer' : 'proposal.more', { count: all.length - AT_FIRST })}
        </Button>
      )}
    </section>
  )
}
