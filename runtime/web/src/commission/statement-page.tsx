/** A statement: what is paid, what each component came to, and every line with the records that made it. */
import type { StatementBody, StatementComponent } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { getStatement } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { CreditsDrawer } from './credits-drawer.tsx'
import { commissionKeys } from './keys.ts'
import { OwnCurrency } from './own-currency.tsx'
import { PeriodState } from './period-state.tsx'
import { StatementLines } from './statement-lines.tsx'
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
        <Versions statement={statement} />
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
        </dl>
        <PeriodState state={statement.state} />
      </section>
      <section className="commission-section">
        <h2>{t('statement.components')}</h2>
        <div className="commission-components">
          {statement.components.map((component, index) => (
            <Component
              // biome-ignore lint/suspicious/noArrayIndexKey: a component comes once for each part of a period
              key={`${component.name} ${index}`}
              component={component}
              currency={currency}
              onOpen={() => setOpened(component.name)}
            />
          ))}
        </div>
      </section>
      <section className="commission-section">
        <h2>{t('statement.lines')}</h2>
        <StatementLines statement={statement} />
      </section>
      {opened !== null && <CreditsDrawer statement={statement} component={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Versions({ statement }: { readonly statement: StatementBody }) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  if (statement.versions.length < 2) return null
  return (
    <Select
      aria-label={t('statement.versions')}
      value={statement.id}
      options={statement.versions.map(({ id, version }) => ({ value: id, label: t('version', { version }) }))}
      onChange={(id) => void navigate(paths.statement(workspace, id))}
    />
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

function Component({
  component,
  currency,
  onOpen,
}: {
  readonly component: StatementComponent
  readonly currency: string
  readonly onOpen: () => void
}) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <div className="panel commission-component">
      <h3>{textIn(component.label, language)}</h3>
      {component.status === 'refused' ? (
        <p className="commission-warning">{component.why}</p>
      ) : (
        <>
          <strong>
            <Amount value={component.earned} currency={currency} />
          </strong>
          <dl>
            <div>
              <dt>{t('statement.measure')}</dt>
              <dd>{number.format(Number(component.figures.measure ?? 0))}</dd>
            </div>
            {component.figures.quota !== undefined && (
              <div>
                <dt>{t('statement.quota')}</dt>
                <dd>{number.format(Number(component.figures.quota))}</dd>
              </div>
            )}
            {component.figures.attainment !== undefined && (
              <div>
                <dt>{t('statement.attainment')}</dt>
                <dd>{percent.format(Number(component.figures.attainment))}</dd>
              </div>
            )}
          </dl>
          <Button type="link" onClick={onOpen}>
            {t('statement.records')}
          </Button>
        </>
      )}
    </div>
  )
}
