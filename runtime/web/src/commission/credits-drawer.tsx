/** The records behind a component: all are counted, those that one may read are named and lead on. */
import type { StatementBody } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Skeleton } from 'antd'
import { Link } from 'react-router'
import { getCredits } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

interface Props {
  readonly statement: StatementBody
  /** Its name. */
  readonly component: string
  readonly onClose: () => void
}

export function CreditsDrawer({ statement, component, onClose }: Props) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useInfiniteQuery({
    queryKey: commissionKeys.credits(workspace, statement.id, component),
    queryFn: ({ pageParam, signal }) => getCredits(statement.id, component, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((count, { items }) => count + items.length, 0)
      return shown < last.total ? shown : undefined
    },
  })
  const label = statement.components.find(({ name }) => name === component)?.label
  const first = answer.data?.pages[0]
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  return (
    <Drawer
      open
      size="large"
      title={`${textIn(label, language)} · ${statement.period.name}`}
      onClose={onClose}
      className="commission-credits"
    >
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {first !== undefined && (
        <p className="page-hint">
          {first.object === null ? t('credits.byFigure') : t('credits.count', { count: first.total })}
        </p>
      )}
      {items.length > 0 && (
        <ul className="rows commission-rows">
          {items.map(({ record, via, date, share, amount, converted }, index) => (
            <li key={record?.id ?? via?.id ?? `hidden ${index}`}>
              <span className="rows-main">
                {record !== null && first?.object != null ? (
                  <Link to={paths.record(workspace, first.object, record.id)}>{record.name}</Link>
                ) : (
                  <span className="commission-hidden">{via?.name ?? t('credits.hidden')}</span>
                )}
                <small>
                  {showDate(date, dateLocale(language))}
                  {via === null && share !== '1' && ` · ${number.format(Number(share) * 100)}%`}
                  {converted !== undefined &&
                    ` · ${converted.rate === null ? t('credits.noRate', { from: converted.from }) : t('credits.rate', { from: converted.from, rate: converted.rate })}`}
                </small>
              </span>
              <span className="commission-amount">{number.format(Number(amount))}</span>
            </li>
          ))}
        </ul>
      )}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('period.next')}
        </Button>
      )}
    </Drawer>
  )
}
