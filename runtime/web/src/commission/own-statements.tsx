/** One's own statements: the newest large, those before as a list. */
import type { OwnStatementsBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { PeriodState } from './period-state.tsx'
import { useCommissionTexts } from './texts.ts'

export function OwnStatements({ items }: OwnStatementsBody) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const [newest, ...others] = items
  if (newest === undefined) return null
  return (
    <>
      <Link to={paths.statement(workspace, newest.id)} className="panel commission-newest">
        <span className="commission-newest-words">
          <span>
            {textIn(newest.plan.label, language)} · {newest.period.name}
          </span>
          <strong>
            <Amount value={newest.paid} currency={newest.currency} />
          </strong>
          <small>{newest.state === 'paid' ? t('own.paid') : t('own.soFar')}</small>
        </span>
        <PeriodState state={newest.state} />
      </Link>
      {others.length > 0 && (
        <ul className="rows commission-rows">
          {others.map((one) => (
            <li key={one.id}>
              <span className="rows-main">
                <Link to={paths.statement(workspace, one.id)}>{one.period.name}</Link>
                <small>{textIn(one.plan.label, language)}</small>
              </span>
              <span className="commission-row-end">
                <Amount value={one.paid} currency={one.currency} />
                <PeriodState state={one.state} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
