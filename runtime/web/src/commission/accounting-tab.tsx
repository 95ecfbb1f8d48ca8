/** What accounting takes of a period: what was earned, by account, and what is paid out. */
import { DownloadOutlined } from '@ant-design/icons'
import type { ExportBody, NewExportBody, PayPeriodBody, PlanBody } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton, Tag } from 'antd'
import { downloadExport, getExports, takeExport } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { Amount } from './amount.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

type Kind = NewExportBody['kind']

interface AccountingTabProps {
  readonly plan: PlanBody
  readonly period: PayPeriodBody
}

export function AccountingTab({ plan, period }: AccountingTabProps) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const { change, isBusy } = useCommissionChange()
  const { modal } = App.useApp()
  const answer = useQuery({
    queryKey: commissionKeys.exports(workspace, plan.name, period.key),
    queryFn: ({ signal }) => getExports(plan.name, period.key, signal),
  })
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 5 }} />
  if (answer.isError) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  const { items } = answer.data
  const isClosed = period.state === 'locked' || period.state === 'paid'
  const isTaken = (kind: Kind) => items.some((one) => one.kind === kind && one.isFinal)
  const take = (kind: Kind) =>
    change(
      () => takeExport(plan.name, period.key, kind),
      () => t(`accounting.taken.${kind}`),
    )
  const ask = () =>
    void modal.confirm({
      title: t('accounting.ask.title'),
      content: t('accounting.ask.text'),
      okText: t('accounting.take.payment'),
      cancelText: t('cancel'),
      onOk: () => take('payment'),
    })
  return (
    <div className="commission-section">
      <div className="commission-takes">
        {plan.may.includes('run') && !isTaken('accrual') && (
          <Take kind="accrual" hint={t(isClosed ? 'accounting.hint.accrual' : 'accounting.hint.early')}>
            <Button loading={isBusy} onClick={() => void take('accrual')}>
              {t('accounting.take.accrual')}
            </Button>
          </Take>
        )}
        {plan.may.includes('close') && !isTaken('payment') && (
          <Take kind="payment" hint={t(isClosed ? 'accounting.hint.payment' : 'accounting.hint.lockFirst')}>
            <Button type={isClosed ? 'primary' : 'default'} disabled={!isClosed} loading={isBusy} onClick={ask}>
              {t('accounting.take.payment')}
            </Button>
          </Take>
        )}
      </div>
      {items.length > 0 && (
        <ul className="rows commission-rows">
          {items.map((one) => (
            <Taken key={one.id} taken={one} currency={plan.currency} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface TakeProps {
  readonly kind: Kind
  readonly hint: string
  readonly children: React.ReactNode
}

function Take({ kind, hint, children }: TakeProps) {
  const { t } = useCommissionTexts()
  return (
    <section className="panel commission-take">
      <h3>{t(`accounting.kind.${kind}`)}</h3>
      <p className="page-hint">{hint}</p>
      {children}
    </section>
  )
}

function Taken({ taken, currency }: { readonly taken: ExportBody; readonly currency: string }) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const { problem } = useMessages()
  const said = [taken.takenBy?.name, showMoment(taken.takenAt, dateLocale(language))]
  return (
    <li>
      <span className="rows-main">
        <span>
          {t(`accounting.kind.${taken.kind}`)} {!taken.isFinal && <Tag>{t('accounting.early')}</Tag>}
        </span>
        <small>
          {[...said, t('accounting.lines', { count: taken.lines })].filter(Boolean).join(' · ')}
          {taken.withoutAccount > 0 && (
            <span className="commission-warning">
              {' · '}
              {t('accounting.withoutAccount', { count: taken.withoutAccount })}
            </span>
          )}
        </small>
      </span>
      <span className="commission-row-end">
        <Amount value={taken.total} currency={currency} />
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => void downloadExport(taken.id, format).catch(problem)}
          >
            {t(`accounting.format.${format}`)}
          </Button>
        ))}
      </span>
    </li>
  )
}
