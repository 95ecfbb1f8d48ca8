/** What was given up, and what is still on its way; administrators send it again. */
import { ApiOutlined, MailOutlined, RobotOutlined } from '@ant-design/icons'
import type { DeliveryBody, DeliveryKind, DeliveryState } from '@attain/contract'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { type ComponentType, useState } from 'react'
import { listDeliveries, replayAll, replayDelivery } from '../api/channels.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { AutomationFrame } from '../automation/automation-frame.tsx'
import { showAgo } from './ago.ts'
import { useTexts } from './texts.ts'

const states = ['dead', 'failed', 'waiting', 'sent'] as const satisfies readonly DeliveryState[]
const icons: Readonly<Record<DeliveryKind, ComponentType<{ 'aria-hidden': boolean }>>> = {
  email: MailOutlined,
  webhook: ApiOutlined,
  robot: RobotOutlined,
}

export default function UndeliveredPage() {
  const { t } = useTexts()
  const { workspace, session } = useApplication()
  const client = useQueryClient()
  const { done, problem } = useMessages()
  const [state, setState] = useState<(typeof states)[number]>('dead')
  const answer = useInfiniteQuery({
    queryKey: [...keys.deliveries(workspace), state],
    queryFn: ({ pageParam, signal }) => listDeliveries(state, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: session.administrator,
  })
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const again = async (work: () => Promise<string>) => {
    try {
      done(await work())
      await client.invalidateQueries({ queryKey: keys.deliveries(workspace) })
    } catch (error) {
      problem(error)
    }
  }
  return (
    <AutomationFrame page="deliveries">
      <div className="told-bar">
        <Segmented
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        {state === 'dead' && items.length > 0 && (
          <Button
            onClick={() => void again(async () => t('deliveries.replayedAll', { count: (await replayAll()).replayed }))}
          >
            {t('deliveries.replayAll')}
          </Button>
        )}
      </div>
      <p className="page-hint">{t(`deliveries.${state}Hint`)}</p>
      {answer.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t(`deliveries.${state}Empty`)}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows deliveries">
          {items.map((item) => (
            <DeliveryRow
              key={item.id}
              item={item}
              onReplay={() =>
                void again(async () => {
                  await replayDelivery(item.id)
                  return t('deliveries.replayed')
                })
              }
            />
          ))}
        </ul>
      )}
      {answer.hasNextPage && (
        <Button className="more-button" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('list.older')}
        </Button>
      )}
    </AutomationFrame>
  )
}

function DeliveryRow({ item, onReplay }: { readonly item: DeliveryBody; readonly onReplay: () => void }) {
  const { t } = useTexts()
  const { language } = useApplication()
  const { kind, target, key, title, state, problem, attempts, createdAt, dueAt, sentAt } = item
  const Icon = icons[kind]
  const name = title?.[language] ?? key
  const when = state === 'failed' || state === 'waiting' ? t('deliveries.next', { when: showAgo(dueAt, language) }) : ''
  return (
    <li>
      <span className="told-icon">
        <Icon aria-hidden />
      </span>
      <span className="rows-main deliveries-main">
        <strong>{name}</strong>
        <span>{t('deliveries.to', { kind: t(`deliveryKind.${kind}`), target })}</span>
        {problem && state !== 'sent' && <span className="field-problem">{problem}</span>}
        <small>
          {[
            showAgo(sentAt ?? createdAt, language),
            ...(attempts > 0 ? [t('deliveries.attempts', { count: attempts })] : []),
            ...(when ? [when] : []),
          ].join(' · ')}
        </small>
      </span>
      {(state === 'dead' || state === 'failed') && (
        <Button aria-label={t('deliveries.replayOf', { name })} onClick={onReplay}>
          {t('deliveries.replay')}
        </Button>
      )}
    </li>
  )
}
