/** The deals of one component in one period, with what each is credited with on both sides. */
import type { Compared, SimulatedCreditsAsked } from '@attain/contract'
import { dateLocale, showDate } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getSimulatedCredits } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { changeOf } from '../commission/difference.tsx'
import { simulationKeys } from './keys.ts'
import { useSimulationTexts } from './texts.ts'

interface DealsProps {
  readonly plan: string
  readonly asked: SimulatedCreditsAsked
}

export function Deals({ plan, asked }: DealsProps) {
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: simulationKeys.credits(workspace, plan, asked),
    queryFn: ({ signal }) => getSimulatedCredits(plan, asked, signal),
  })
  if (answer.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />
  if (answer.isError) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  const { isOfRecords, items, more, unseen, credited } = answer.data
  if (!isOfRecords) return <p className="page-hint">{t('deals.noRecords')}</p>
  if (items.length + unseen.count === 0) return <p className="page-hint">{t('deals.none')}</p>
  return (
    <>
      <table className="simulation-table">
        <thead>
          <tr>
            <th scope="col">{t('deals.credited')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ object, record, date, credited: of }) => (
            <Row key={record.id} of={of}>
              <Link to={paths.record(workspace, object, record.id)}>{record.name}</Link>
              <small>{showDate(date, dateLocale(language))}</small>
            </Row>
          ))}
          {unseen.count > 0 && (
            <Row of={unseen.credited}>
              <span className="commission-hidden">{t('deals.unseen', { count: unseen.count })}</span>
            </Row>
          )}
        </tbody>
        <tfoot>
          <Row of={credited}>{t('deals.total')}</Row>
        </tfoot>
      </table>
      {more > 0 && <p className="page-hint">{t('deals.more', { count: more })}</p>}
    </>
  )
}

function Row({ of, children }: { readonly of: Compared; readonly children: ReactNode }) {
  const { language } = useApplication()
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  return (
    <tr>
      <td className="simulation-deal">{children}</td>
      <td>{number.format(Number(of.before))}</td>
      <td>{number.format(Number(of.after))}</td>
      <td>{signed.format(changeOf(of))}</td>
    </tr>
  )
}
