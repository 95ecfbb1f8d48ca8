import type { FieldBody, ListPage, ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import { OptionTag, textIn } from '@attain/form'
import { listRecords } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { useDroppable } from '@dnd-kit/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { type UIEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import type { ResolvedPath } from '../application/field-path.ts'
import { shortNumber } from '../value/number-format.ts'
import { showValue } from '../value/show-value.ts'
import { DraggableCard } from './board-card.tsx'
import type { ColumnQuery } from './use-move.ts'

const PAGE_SIZE = 25
const NEAR_END_PX = 400

interface BoardColumnProps {
  readonly object: ObjectBody
  readonly groupBy: string
  readonly option: NonNullable<FieldBody['options']>[number]
  readonly scope: Pick<ListQuery, 'filter' | 'search'>
  readonly sort: readonly string[]
  readonly paths: readonly ResolvedPath[]
  readonly total: { readonly count: number; readonly sum: string } | undefined
  readonly sumField: FieldBody | undefined
  readonly editable: boolean
  /** The card in hand may not be dropped here. */
  readonly barred: boolean
  readonly draggedFrom: string | undefined
  readonly onMove: (record: RecordBody, option: string) => Promise<void>
}

export function BoardColumn(props: BoardColumnProps) {
  const { object, groupBy, option, scope, sort, paths, total, sumField, barred } = props
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const { setNodeRef, isOver } = useDroppable({ id: option.value, disabled: barred })
  const label = textIn(option.label, language)
  const query = useMemo<ListQuery>(() => {
    const here = { '==': [{ var: groupBy }, option.value] }
    return {
      fields: [...new Set([object.nameField, groupBy, ...paths.map(({ path }) => path)])],
      filter: scope.filter ? { and: [scope.filter, here] } : here,
      limit: PAGE_SIZE,
      ...(scope.search && { search: scope.search }),
      ...(sort.length > 0 && { sort: [...sort] }),
    }
  }, [groupBy, option.value, object.nameField, paths, scope, sort])
  const name: ColumnQuery & { query: ListQuery } = { board: groupBy, option: option.value, query }
  const list = useInfiniteQuery({
    queryKey: keys.list(workspace, object.name, name),
    queryFn: ({ pageParam, signal }): Promise<ListPage> =>
      listRecords(object.name, { ...query, ...(pageParam !== undefined && { after: pageParam }) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const records = list.data?.pages.flatMap((page) => page.items) ?? []
  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
    if (near && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  const exact = sumField && total ? showValue(total.sum, sumField, object.name, language) : ''

  return (
    <section
      ref={setNodeRef}
      className="board-column"
      aria-label={label}
      data-over={isOver || undefined}
      data-barred={barred || undefined}
    >
      <header>
        <h2>
          <OptionTag option={option} language={language} />
        </h2>
        {total && <span className="board-count">{total.count.toLocaleString(language)}</span>}
        {sumField && total && (
          <Tooltip title={`${textIn(sumField.label, language)}: ${exact}`}>
            <span className="board-sum">{shortNumber(total.sum, language, sumField.currency)}</span>
          </Tooltip>
        )}
      </header>
      {barred && <p className="board-reason">{t('board.notAllowed', { from: props.draggedFrom, to: label })}</p>}
      <ul onScroll={onScroll} aria-busy={list.isPending}>
        {list.isPending &&
          [0, 1, 2].map((i) => (
            <li key={i} className="board-card" aria-hidden>
              <span className="bone" style={{ width: '60%' }} />
              <span className="bone" style={{ width: '85%' }} />
            </li>
          ))}
        {records.map((record) => (
          <li key={record.id}>
            <DraggableCard
              object={object}
              record={record}
              paths={paths}
              groupBy={groupBy}
              editable={props.editable}
              onMove={props.onMove}
            />
          </li>
        ))}
        {list.isError && (
          <li className="board-note">
            {explain(list.error, t)}{' '}
            <Button size="small" onClick={() => void (records.length > 0 ? list.fetchNextPage() : list.refetch())}>
              {t('action.retry')}
            </Button>
          </li>
        )}
        {!list.isPending && !list.isError && records.length === 0 && <li className="board-note">{t('board.empty')}</li>}
        {list.isFetchingNextPage && (
          <li className="board-card" aria-hidden>
            <span className="bone" style={{ width: '60%' }} />
          </li>
        )}
      </ul>
    </section>
  )
}
