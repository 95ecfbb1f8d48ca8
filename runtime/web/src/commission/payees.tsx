/** Everybody's statement of a period; what is unusual is found at once. */
import { CheckCircleOutlined, SearchOutlined, WarningFilled } from '@ant-design/icons'
import type { PayPeriodBody, PlanBody, StatementRow, StatementsQuery } from '@attain/contract'
import { Failure } from '@attain/ui/feedback'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { getStatements } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { Difference } from './difference.tsx'
import { DisputeState } from './dispute-state.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

type Show = NonNullable<StatementsQuery['show']>
type Sort = NonNullable<StatementsQuery['sort']>
const shows: readonly Show[] = ['all', 'nothing', 'capped', 'refused', 'disputed', 'unsent', 'unconfirmed', 'late']
const sorts: readonly Sort[] = ['change', 'paid', 'name']
/** Shown even where there are none: that nobody is over a cap is worth knowing. */
const always: ReadonlySet<Show> = new Set(['all', 'nothing', 'capped', 'refused'])

const AT_ONCE = 50

export function Payees({
  plan,
  period: { key: period, runsOff },
}: {
  readonly plan: PlanBody
  readonly period: Pick<PayPeriodBody, 'key' | 'runsOff'>
}) {
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
  const counts = answer.data?.pages[0]?.counts
  const isOver = runsOff === true && show === 'all'
  const offered = shows.filter((one) => always.has(one) || one === show || (counts?.[one] ?? 0) > 0)
  return (
    <div className="commission-section">
      <div className="commission-tools">
        <Segmented
          aria-label={t('period.show')}
          value={show}
          options={offered.map((value) => ({
            value,
            label: (
              <>
                {t(`show.${value}`)} {counts !== undefined && <small>{counts[value]}</small>}
              </>
            ),
          }))}
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
          <p>{t(search !== '' ? 'none.search' : isOver ? 'none.runsOff' : `none.${show}`)}</p>
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
    </div>
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
              {row.before !== row.paid && (
                <>
                  {' · '}
                  <Difference of={{ before: row.before, after: row.paid }} currency={currency} />
                </>
              )}
            </>
          )}
          {row.confirmedAt !== null && (
            <>
              {' · '}
              <CheckCircleOutlined aria-hidden /> {t('answer.confirmed')}
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
        {row.disputes > 0 && <DisputeState state="open" />}
        {row.isCapped && <Tag>{t('period.capped')}</Tag>}
        {row.version > 1 && <Tag>{t('version', { version: row.version })}</Tag>}
        <Amount value={row.paid} currency={currency} />
      </span>
    </li>
  )
}
