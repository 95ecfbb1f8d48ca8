/** What is wrong with what a period credits, each with the way to the record. */
import { WarningFilled } from '@ant-design/icons'
import type { PeriodProblem } from '@attain/contract'
import { textIn } from '@attain/form'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { getProblems } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

/** Before somebody asks for all of them. */
const FEW = 3

interface Props {
  readonly plan: string
  readonly period: string
  readonly currency: string
}

export function PeriodProblemsList({ plan, period, currency }: Props) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const [isAll, setIsAll] = useState(false)
  const { data } = useQuery({
    queryKey: commissionKeys.problems(workspace, plan, period),
    queryFn: ({ signal }) => getProblems(plan, period, signal),
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="panel commission-problems" aria-label={t('problem.title', { count: items.length })}>
      <h2 className="commission-warning">
        <WarningFilled aria-hidden /> {t('problem.title', { count: items.length })}
      </h2>
      <ul>
        {(isAll ? items : items.slice(0, FEW)).map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hidden records have nothing else that tells them apart
          <li key={index}>
            <Problem item={item} currency={currency} />
          </li>
        ))}
      </ul>
      {items.length > FEW && (
        <Button type="link" onClick={() => setIsAll(!isAll)}>
          {isAll ? t('problem.fewer') : t('problem.all', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function Problem({ item, currency }: { readonly item: PeriodProblem; readonly currency: string }) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  const record = (of: Exclude<PeriodProblem, { type: 'unassigned' }>): ReactNode =>
    of.record === null ? (
      <span className="commission-hidden">{t('credits.hidden')}</span>
    ) : (
      <Link to={paths.record(workspace, of.object, of.record.id)}>{of.record.name}</Link>
    )
  switch (item.type) {
    case 'shares':
      return (
        <>
          {record(item)} · {textIn(item.component, language)}:{' '}
          {item.total === null
            ? t('problem.noShares')
            : t('problem.shares', { total: percent.format(Number(item.total)) })}
        </>
      )
    case 'territories':
      return (
        <>
          {record(item)} · {textIn(item.component, language)}: {t('problem.territories')}
        </>
      )
    case 'unassigned':
      return (
        <>
          <Link to={paths.record(workspace, 'person', item.person.id)}>{item.person.name}</Link>:{' '}
          {t('problem.unassigned', { count: item.count })}
          {item.amount !== '0' && (
            <>
              {' '}
              (<Amount value={item.amount} currency={currency} />)
            </>
          )}
        </>
      )
    case 'assignment':
      return (
        <>
          {record(item)}: {t('problem.assignment')}
        </>
      )
    default:
      return item satisfies never
  }
}
