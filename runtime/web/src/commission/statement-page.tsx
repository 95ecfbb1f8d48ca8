/** A statement: what is paid, what each component came to, and every line with the records that made it. */
import type { StatementBody } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { getStatement } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { AdjustDialog } from './adjust-dialog.tsx'
import { Amount } from './amount.tsx'
import { ComponentCard } from './component-card.tsx'
import { CreditsDrawer } from './credits-drawer.tsx'
import { DisputeDialog } from './dispute-dialog.tsx'
import { DisputeEntry } from './dispute-entry.tsx'
import { commissionKeys } from './keys.ts'
import { OwnCurrency } from './own-currency.tsx'
import { PeriodState } from './period-state.tsx'
import { StatementAnswer } from './statement-answer.tsx'
import { StatementLines } from './statement-lines.tsx'
import { StatementTools } from './statement-tools.tsx'
import { useCommissionTexts } from './texts.ts'
import './commission.css'

export default function StatementPage() {
  const id = useParams().id ?? ''
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: commissionKeys.statement(workspace, id, language),
    queryFn: ({ signal }) => getStatement(id, signal),
  })
  const statement = answer.data
  useTitle(statement ? `${statement.payee.name} · ${statement.period.name}` : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (statement === undefined)
    return <Failure error={answer.error} homeHref={paths.commission(workspace)} retry={() => void answer.refetch()} />
  return <Statement statement={statement} />
}

function Statement({ statement }: { readonly statement: StatementBody }) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const [opened, setOpened] = useState<string | null>(null)
  const [disputed, setDisputed] = useState<number | null>(null)
  const [isAdjusting, setIsAdjusting] = useState(false)
  const { currency } = statement
  return (
    <div className="commission-page">
      <div className="commission-head">
        <div>
          <Link to={paths.commission(workspace)}>{t('title')}</Link>
          <h1>
            {statement.payee.name} · {statement.period.name}
          </h1>
          <p className="page-hint">
            {textIn(statement.plan.label, language)} · {showMoment(statement.at, dateLocale(language))}
          </p>
        </div>
        <StatementTools statement={statement} />
      </div>
      <section className="panel commission-paid">
        <span>
          <small>{t('statement.paid')}</small>
          <strong>
            <Amount value={statement.paid} currency={currency} />
          </strong>
          {statement.payment !== undefined && <OwnCurrency payment={statement.payment} />}
        </span>
        <dl>
          <Balance name="earned" value={statement.earned} currency={currency} />
          {(['owed', 'held', 'carried'] as const).map((name) =>
            statement[name] === '0' ? null : (
              <Balance key={name} name={name} value={statement[name]} currency={currency} />
            ),
          )}
          {statement.instalments.map(({ period, amount }) => (
            <div key={period}>
              <dt>{t('statement.instalment', { period })}</dt>
              <dd>
                <Amount value={amount} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
        <PeriodState state={statement.state} />
      </section>
      <StatementAnswer statement={statement} onDispute={() => setDisputed(0)} onAdjust={() => setIsAdjusting(true)} />
      {statement.components.length === 0 ? (
        (statement.lines.length > 0 || statement.held !== '0') && <p className="page-hint">{t('statement.runsOff')}</p>
      ) : (
        <section className="commission-section">
          <h2>{t('statement.components')}</h2>
          <div className="commission-components">
            {statement.components.map((component, index) => (
              <ComponentCard
                // biome-ignore lint/suspicious/noArrayIndexKey: a component comes once for each part of a period
                key={`${component.name} ${index}`}
                component={component}
                currency={currency}
                onOpen={() => setOpened(component.name)}
              />
            ))}
          </div>
        </section>
      )}
      <section className="commission-section">
        <h2>{t('statement.lines')}</h2>
        <StatementLines statement={statement} onDispute={setDisputed} />
      </section>
      {statement.disputes.length > 0 && (
        <section className="commission-section">
          <h2>{t('dispute.title')}</h2>
          {statement.disputes.map((dispute) => (
            <DisputeEntry key={dispute.id} dispute={dispute} />
          ))}
        </section>
      )}
      {disputed !== null && <DisputeDialog statement={statement} line={disputed} onClose={() => setDisputed(null)} />}
      {isAdjusting && <AdjustDialog statement={statement} onClose={() => setIsAdjusting(false)} />}
      {opened !== null && <CreditsDrawer statement={statement} component={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Balance({
  name,
  value,
  currency,
}: {
  readonly name: 'earned' | 'owed' | 'held' | 'carried'
  readonly value: string
  readonly currency: string
}) {
  const { t } = useCommissionTexts()
  return (
    <div>
      <dt>{t(`statement.${name}`)}</dt>
      <dd>
        <Amount value={value} currency={currency} />
      </dd>
    </div>
  )
}
