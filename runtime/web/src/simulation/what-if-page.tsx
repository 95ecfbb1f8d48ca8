/** “If I close these two deals”: a payee chooses among their open deals, and sees their commission as it would be. */
import type { OpenDeal, OpenDealsBody, SupposedDeal } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { askWhatIf, getOpenDeals } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from '../commission/amount.tsx'
import { Difference } from '../commission/difference.tsx'
import { isAmount } from '../commission/is-amount.ts'
import { DealChoice } from './deal-choice.tsx'
import { simulationKeys } from './keys.ts'
import { SideLines } from './side-lines.tsx'
import { useSimulationTexts } from './texts.ts'
import { useSettled } from './use-settled.ts'
import '../commission/commission.css'
import './simulation.css'

export default function WhatIfPage() {
  const name = useParams().plan ?? ''
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  useTitle(t('whatIf.title'))
  const answer = useQuery({
    queryKey: simulationKeys.openDeals(workspace, name, language),
    queryFn: ({ signal }) => getOpenDeals(name, signal),
  })
  return (
    <div className="commission-page">
      <div className="commission-head">
        <div>
          <Link to={paths.commission(workspace)}>{t('commission')}</Link>
          <h1>{t('whatIf.title')}</h1>
          {answer.data !== undefined && (
            <p className="page-hint">
              {textIn(answer.data.plan.label, language)} · {answer.data.period.name}
            </p>
          )}
        </div>
      </div>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && (
        <Failure error={answer.error} homeHref={paths.commission(workspace)} retry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && <WhatIf open={answer.data} />}
    </div>
  )
}

/** What is supposed of a deal, as it is typed. */
export interface Choice {
  readonly amount: string
  readonly day: string
}

function WhatIf({ open }: { readonly open: OpenDealsBody }) {
  const { t } = useSimulationTexts()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map())
  const set = (id: string, choice: Choice | undefined) => {
    const next = new Map(chosen)
    if (choice === undefined) next.delete(id)
    else next.set(id, choice)
    setChosen(next)
  }
  if (open.deals.length === 0)
    return (
      <div className="empty">
        <p>{t('whatIf.none')}</p>
      </div>
    )
  return (
    <div className="what-if">
      <section className="commission-section">
        <h2>{t('whatIf.choose')}</h2>
        <ul className="rows what-if-deals">
          {open.deals.map((deal) => (
            <DealChoice
              key={deal.record.id}
              deal={deal}
              days={open.days}
              choice={chosen.get(deal.record.id)}
              onChange={(choice) => set(deal.record.id, choice)}
            />
          ))}
        </ul>
      </section>
      <Outcome open={open} chosen={chosen} />
    </div>
  )
}

/** Follows what is chosen; the one before stays until the next one is there. */
function Outcome({ open, chosen }: { readonly open: OpenDealsBody; readonly chosen: ReadonlyMap<string, Choice> }) {
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const deals = useSettled(supposedIn(open.deals, chosen))
  const { name } = open.plan
  const answer = useQuery({
    queryKey: simulationKeys.whatIf(workspace, name, deals, language),
    queryFn: ({ signal }) => askWhatIf(name, { deals: [...deals] }, signal),
    enabled: deals.length > 0,
    placeholderData: keepPreviousData,
  })
  const { data } = answer
  return (
    <section className="panel what-if-outcome" aria-live="polite" aria-busy={answer.isFetching}>
      {deals.length === 0 ? (
        <p className="page-hint">{t('whatIf.hint')}</p>
      ) : answer.isError ? (
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      ) : data === undefined ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : (
        <>
          <dl className="simulation-sides">
            <div>
              <dt>{t('whatIf.now')}</dt>
              <dd>
                <Amount value={data.before.paid} currency={data.currency} />
              </dd>
            </div>
            <div>
              <dt>{t('whatIf.then')}</dt>
              <dd className="simulation-large">
                <Amount value={data.after.paid} currency={data.currency} />
              </dd>
            </div>
            <div>
              <dt>{t('difference')}</dt>
              <dd>
                <Difference of={{ before: data.before.paid, after: data.after.paid }} currency={data.currency} />
              </dd>
            </div>
          </dl>
          <SideLines statement={data.after} currency={data.currency} />
          <p className="page-hint">{t('whatIf.note')}</p>
        </>
      )}
    </section>
  )
}

/** Those whose values make sense; the others wait until they do. */
function supposedIn(deals: readonly OpenDeal[], chosen: ReadonlyMap<string, Choice>): readonly SupposedDeal[] {
  return deals.flatMap(({ record, amount }) => {
    const choice = chosen.get(record.id)
    if (choice === undefined || choice.day === '') return []
    const isChanged = amount !== null && choice.amount !== amount
    if (isChanged && (!isAmount(choice.amount) || choice.amount.startsWith('-'))) return []
    return [{ record: record.id, day: choice.day, ...(isChanged && { amount: choice.amount }) }]
  })
}
