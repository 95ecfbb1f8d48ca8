/** Every line of a statement; together they are what is paid. */
import type { StatementBody } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { useCommissionTexts } from './texts.ts'

type Line = StatementBody['lines'][number]

export function StatementLines({ statement }: { readonly statement: StatementBody }) {
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
          <span className="rows-main">
            <span>
              <LineName line={line} />
            </span>
            <LineAbout line={line} />
          </span>
          <Amount value={line.amount} currency={currency} />
        </li>
      ))}
      <li className="commission-sum">
        <span className="rows-main">{t('statement.paid')}</span>
        <Amount value={paid} currency={currency} />
      </li>
    </ul>
  )
}

function LineName({ line }: { readonly line: Line }) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const component = line.label === undefined ? '' : textIn(line.label, language)
  return line.type === 'earning' || line.type === 'transaction'
    ? component
    : t(`line.${line.type}`, { component, period: 'period' in line ? line.period : '' })
}

function LineAbout({ line }: { readonly line: Line }) {
  const { language } = useApplication()
  const day = (date: string) => showDate(date, dateLocale(language))
  if (line.type === 'transaction') return <small>{day(line.date)}</small>
  if (line.type === 'earning')
    return (
      <small>
        {day(line.from)} – {day(line.to)}
      </small>
    )
  return null
}
