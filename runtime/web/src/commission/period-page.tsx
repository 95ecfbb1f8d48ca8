/** One period of a plan: where it stands, what comes next, and everybody's statement; what is unusual is found at once. */
import { SearchOutlined, WarningFilled } from '@ant-design/icons'
import type { PayPeriodEvent, PayPeriodState, PlanBody, StatementRow, StatementsQuery } from '@attain/contract'
import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { App, Button, Grid, Input, Segmented, Select, Skeleton, Steps, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { getPlans, getStatements } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'
import { usePeriodEvent } from './use-period-event.ts'
import './commission.css'

type Show = NonNullable<StatementsQuery['show']>
type Sort = NonNullable<StatementsQuery['sort']>
const shows: readonly Show[] = ['all', 'nothing', 'capped', 'refused']
const sorts: readonly Sort[] = ['change', 'paid', 'name']
const flow: readonly PayPeriodState[] = ['open', 'calculated', 'in_review', 'locked', 'paid']

/** The step that leads on, and the others that are possible. */
const steps: Readonly<Record<PayPeriodState, readonly PayPeriodEvent[]>> = {
  open: ['calculate'],
  calculated: ['review', 'calculate', 'lock'],
  in_review: ['lock', 'calculate', 'reopen'],
  locked: ['pay'],
  paid: [],
}
const closes: ReadonlySet<PayPeriodEvent> = new Set(['lock', 'pay'])

export default function PeriodPage() {
  const { plan: name = '', period: key = '' } = useParams()
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: commissionKeys.plans(workspace, language),
    queryFn: ({ signal }) => getPlans(signal),
  })
  const plan = answer.data?.plans.find((one) => one.name === name)
  const period = plan?.periods.find((one) => one.key === key)
  useTitle(plan && period ? `${textIn(plan.label, language)} · ${period.name}` : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (plan === undefined || period === undefined)
    return (
      <Failure
        error={answer.error ?? new ApiError(404, { code: 'not_found', message: t('period.none') })}
        homeHref={paths.commission(workspace)}
      />
    )
  return (
    <div className="commission-page">
      <div className="commission-head">
        <div>
          <Link to={paths.commission(workspace)}>{t('title')}</Link>
          <h1>
            {textIn(plan.label, language)} · {period.name}
          </h1>
        </div>
        <PeriodSteps plan={plan} period={key} state={period.state} />
      </div>
      <PeriodFlow state={period.state} />
      {period.state === 'open' && period.payees === undefined ? (
        <div className="empty">
          <p>{t('period.notCalculated')}</p>
        </div>
      ) : (
        <Payees plan={plan} period={key} />
      )}
    </div>
  )
}

function PeriodSteps({ plan, period, state }: { plan: PlanBody; period: string; state: PayPeriodState }) {
  const { t } = useCommissionTexts()
  const { act, doing } = usePeriodEvent(plan.name, period)
  const { modal } = App.useApp()
  const possible = steps[state].filter((event) => plan.may.includes(closes.has(event) ? 'close' : 'run'))
  // what is closed cannot be opened again
  const begin = (event: PayPeriodEvent) =>
    closes.has(event)
      ? void modal.confirm({
          title: t(`ask.${event}.title`),
          content: t(`ask.${event}.text`),
          okText: t(`event.${event}`),
          cancelText: t('cancel'),
          onOk: () => act(event),
        })
      : void act(event)
  return (
    <div className="commission-acts">
      {possible.map((event, index) => (
        <Button
          key={event}
          type={index === 0 ? 'primary' : 'default'}
          loading={doing === event}
          disabled={doing !== null && doing !== event}
          onClick={() => begin(event)}
        >
          {t(event === 'calculate' && state !== 'open' ? 'event.again' : `event.${event}`)}
        </Button>
      ))}
    </div>
  )
}

function PeriodFlow({ state }: { readonly state: PayPeriodState }) {
  const { t } = useCommissionTexts()
  const wide = Grid.useBreakpoint().md ?? true
  const at = flow.indexOf(state)
  if (!wide)
    return (
      <p className="page-hint">
        {t('period.stepOf', { step: at + 1, of: flow.length })} · <strong>{t(`state.${state}`)}</strong>
      </p>
    )
  return (
    <Steps
      size="small"
      current={state === 'paid' ? flow.length : at}
      items={flow.map((one) => ({ title: t(`state.${one}`) }))}
    />
  )
}

const AT_ONCE = 50

function Payees({ plan, period }: { readonly plan: PlanBody; readonly period: string }) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const [params, setParams] = useSearchParams()
  const [search, setSearch] = useState('')
  const show = shows.find((one) => one === params.get('show')) ?? 'all'
  const sort = sorts.find((one) => one === params.get('sort')) ?? 'change'
  const query = { show, sort, ...(search.trim() === '' ? {} : { search: search.trim() }) }
  const answer = useInfiniteQuery({
    queryKey: commissionKeys.statements(workspace, plan.name, period, query),
    queryFn: ({ pageParam, signal }) =>
      getStatements(plan.name, period, { ...query, skip: String(pageParam), limit: String(AT_ONCE) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * AT_ONCE < total ? pages.length * AT_ONCE : undefined),
    placeholderData: keepPreviousData,
  })
  const set = (next: { readonly show?: Show; readonly sort?: Sort }) =>
    setParams({ show, sort, ...next }, { replace: true })
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const first = answer.data?.pages[0]
  return (
    <>
      {first !== undefined && (
        <p className="commission-total">
          <strong>
            <Amount value={first.paid} currency={plan.currency} />
          </strong>
          <small>{t('period.total')}</small>
        </p>
      )}
      <div className="commission-tools">
        <Segmented
          aria-label={t('period.show')}
          value={show}
          options={shows.map((value) => ({ value, label: t(`show.${value}`) }))}
          onChange={(value) => set({ show: value })}
        />
        <Select
          aria-label={t('period.sort')}
          value={sort}
          options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
          onChange={(value) => set({ sort: value })}
        />
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('period.search')}
          aria-label={t('period.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t(search === '' ? `none.${show}` : 'none.search')}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows commission-rows" aria-busy={answer.isPlaceholderData}>
          {items.map((row) => (
            <Payee key={row.id} row={row} currency={plan.currency} />
          ))}
        </ul>
      )}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('period.next')}
        </Button>
      )}
    </>
  )
}

function Payee({ row, currency }: { readonly row: StatementRow; readonly currency: string }) {
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  return (
    <li>
      <span className="rows-main">
        <Link to={paths.statement(workspace, row.id)}>{row.payee.name}</Link>
        <small>
          {row.before === null ? (
            t('period.first')
          ) : (
            <>
              {t('period.before')} <Amount value={row.before} currency={currency} />
            </>
          )}
        </small>
      </span>
      <span className="commission-row-end">
        {row.refused > 0 && (
          <span className="commission-warning">
            <WarningFilled aria-hidden /> {t('period.refused', { count: row.refused })}
          </span>
        )}
        {row.isCapped && <Tag color="orange">{t('period.capped')}</Tag>}
        {row.version > 1 && <Tag>{t('version', { version: row.version })}</Tag>}
        <Amount value={row.paid} currency={currency} />
      </span>
    </li>
  )
}
