/** Every line of a statement with its arithmetic; together they are what is paid. */
import type { StatementBody } from '@attain/contract'
import { dateLocale, showDate } from '@attain/form'
import { Button } from 'antd'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { DisputeState } from './dispute-state.tsx'
import { useCommissionTexts } from './texts.ts'

type Line = StatementBody['lines'][number]

interface StatementLinesProps {
  readonly statement: StatementBody
  /** A line, from 1. */
  readonly onDispute: (line: number) => void
}

export function StatementLines({ statement, onDispute }: StatementLinesProps) {
  const { t } = useCommissionTexts()
  const { currency, lines, paid } = statement
  if (lines.length === 0)
    return (
      <div className="empty">
        <p>{t('statement.noLines')}</p>
      </div>
    )
  return (
    <ul className="rows commission-rows commission-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their order; a version is another statement
        <li key={index}>
          <LineWords line={line} />
          <span className="commission-row-end">
            <LineDispute statement={statement} line={index + 1} title={line.words.title} onDispute={onDispute} />
            <Amount value={line.amount} currency={currency} />
          </span>
        </li>
      ))}
      <li className="commission-sum">
        <span className="rows-main">{t('statement.paid')}</span>
        <Amount value={paid} currency={currency} />
      </li>
    </ul>
  )
}

interface LineDisputeProps extends StatementLinesProps {
  readonly line: number
  readonly title: string
}

/** Where one stands with a line of this version: a dispute about it, or the way to one. */
function LineDispute({ statement, line, title, onDispute }: LineDisputeProps) {
  const { t } = useCommissionTexts()
  const about = statement.disputes.find((one) => one.line === line && one.statement.id === statement.id)
  if (about !== undefined) return <DisputeState state={about.state} />
  const isWhole = statement.disputes.some((one) => one.line === 0 && one.state === 'open')
  if (!statement.may.dispute || isWhole) return null
  return (
    <Button type="link" size="small" aria-label={t('dispute.ofLine', { line: title })} onClick={() => onDispute(line)}>
      {t('dispute.short')}
    </Button>
  )
}

function LineWords({ line }: { readonly line: Line }) {
  const { t } = useCommissionTexts()
  const { title, arithmetic, sentences } = line.words
  return (
    <div className="rows-main commission-line">
      <span>{title}</span>
      {arithmetic !== undefined && <small className="commission-arithmetic">{arithmetic}</small>}
      <LineDays line={line} />
      {sentences.length > 0 && (
        <details>
          <summary>{t('statement.why')}</summary>
          <ol>
            {sentences.map((sentence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences follow each other and never move
              <li key={index}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

function LineDays({ line }: { readonly line: Line }) {
  const { language } = useApplication()
  if (line.type !== 'earning') return null
  const day = (date: string) => showDate(date, dateLocale(language))
  return (
    <small>
      {day(line.from)} – {day(line.to)}
    </small>
  )
}
