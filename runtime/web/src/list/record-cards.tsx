/** The list on a phone: a card per record, its name first. */
import type { ObjectBody } from '@attain/contract'
import { Failure } from '@attain/ui/feedback'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { FieldValue } from '../value/field-value.tsx'
import type { Column } from './columns.ts'
import type { useRecordList } from './use-record-list.ts'

const SHOWN_FIELDS = 6

export interface RecordCardsProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly list: ReturnType<typeof useRecordList>
  readonly empty: ReactNode
}

export function RecordCards({ object, columns, list, empty }: RecordCardsProps) {
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const body = useRef<HTMLDivElement>(null)
  const { records, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const fields = columns.filter((column) => column.path !== object.nameField).slice(0, SHOWN_FIELDS)
  const cards = useVirtualizer({
    count: records.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => body.current,
    estimateSize: () => 56 + Math.ceil(fields.length / 2) * 44,
    overscan: 6,
  })
  const shown = cards.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= records.length - 10 && hasNextPage && !isFetchingNextPage && !list.isError) void fetchNextPage()
  }, [last, records.length, hasNextPage, isFetchingNextPage, list.isError, fetchNextPage])

  if (list.isError && records.length === 0) return <Failure error={list.error} retry={() => void list.refetch()} />
  if (!list.isPending && records.length === 0) return empty
  return (
    <div ref={body} className="list-body cards" aria-busy={list.isPending}>
      {list.isPending &&
        Array.from({ length: 6 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the place tells them apart
          <div key={i} className="card card-bone" aria-hidden>
            <span className="bone" style={{ width: '55%' }} />
            <span className="bone" style={{ width: '80%' }} />
          </div>
        ))}
      <ul style={{ height: cards.getTotalSize() }}>
        {shown.map((item) => {
          const record = records[item.index]
          return (
            <li
              key={record?.id ?? 'next'}
              ref={cards.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {record ? (
                <article className="card">
                  <h3>
                    <Link to={paths.record(workspace, object.name, record.id)}>{recordName(object, record)}</Link>
                  </h3>
                  <dl>
                    {fields.map((column) => (
                      <div key={column.path}>
                        <dt>
                          {column.label}
                          {column.unit && ` (${column.unit})`}
                        </dt>
                        <dd>
                          <FieldValue
                            dense
                            field={column.field}
                            object={column.object.name}
                            path={column.path}
                            record={record}
                          />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </article>
              ) : list.isFetchNextPageError ? (
                <button type="button" className="table-retry" onClick={() => void fetchNextPage()}>
                  {t('list.moreFailed')}
                </button>
              ) : (
                <div className="card card-bone" aria-hidden>
                  <span className="bone" style={{ width: '60%' }} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
