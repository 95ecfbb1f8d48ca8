/** The disputes of a period, for whoever runs the plan. */
import { Failure } from '@attain/ui/feedback'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { getDisputes } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { DisputeEntry } from './dispute-entry.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

const AT_ONCE = 50

export function DisputesTab({ plan, period }: { readonly plan: string; readonly period: string }) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useInfiniteQuery({
    queryKey: commissionKeys.disputes(workspace, { plan, period }, language),
    queryFn: ({ pageParam, signal }) =>
      getDisputes({ plan, period, skip: String(pageParam), limit: String(AT_ONCE) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * AT_ONCE < total ? pages.length * AT_ONCE : undefined),
  })
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (answer.isError) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  const items = answer.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <div className="empty">
        <p>{t('dispute.none')}</p>
      </div>
    )
  return (
    <div className="commission-section">
      {items.map((dispute) => (
        <DisputeEntry key={dispute.id} dispute={dispute} isNamed />
      ))}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('period.next')}
        </Button>
      )}
    </div>
  )
}
