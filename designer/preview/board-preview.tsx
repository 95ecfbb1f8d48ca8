import type { FieldBody } from '@attain/contract'
import type { ViewDocument } from '@attain/engine/metadata'
import { OptionTag, textIn } from '@attain/form'
import { aggregateRecords, listRecords } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { isPathLive } from '../formula/sample/needs.ts'
import { Bone, type ListPreviewProps, PathValue, type ShownPath } from './list-parts.tsx'
import { liveFields } from './list-question.ts'
import { RecordValue } from './record-value.tsx'

const CARDS = 5

type Option = NonNullable<FieldBody['options']>[number]

interface BoardPreviewProps extends ListPreviewProps {
  readonly board: NonNullable<ViewDocument['board']>
}

export function BoardPreview({ board, ...list }: BoardPreviewProps) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const { object, live, query, isWaiting, isNew, shown } = list
  const groupBy = board.groupBy ?? object.stages?.field
  const group = groupBy === undefined ? undefined : shown(groupBy)?.field
  const sum = board.sum === undefined ? undefined : shown(board.sum)
  const isGrouped = groupBy !== undefined && isPathLive(groupBy, object.name, live)
  const isSummed = sum !== undefined && isPathLive(sum.path, object.name, live)
  const totals = useQuery({
    queryKey: ['preview-totals', workspace, object.name, groupBy, isSummed ? sum.path : null, query.filter],
    enabled: isGrouped && !isWaiting,
    queryFn: ({ signal }) =>
      aggregateRecords(
        object.name,
        {
          ...(query.filter !== undefined && { filter: query.filter }),
          groupBy: [{ field: groupBy ?? '', as: 'option' }],
          measures: [
            { as: 'count', fn: 'count' },
            ...(isSummed ? [{ as: 'total', fn: 'sum' as const, field: sum.path }] : []),
          ],
        },
        signal,
      ),
    placeholderData: (before) => before,
  })
  if (group?.options === undefined) return <p className="preview-note">{t('preview.noGroup')}</p>
  return (
    <>
      {!isWaiting && !isNew && !isGrouped && <p className="preview-note">{t('preview.newGroup')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="preview-board" aria-label={t('view.board')} tabIndex={0}>
        {group.options
          .filter(({ value }) => value !== '')
          .map((option) => {
            const row = totals.data?.rows.find((one) => one.option === option.value)
            return (
              <BoardColumn
                key={option.value}
                {...list}
                option={option}
                groupBy={group.name}
                isGrouped={isGrouped}
                card={board.card ?? []}
                count={row === undefined ? undefined : Number(row.count)}
                sum={isSummed ? sum : undefined}
                total={row?.total}
              />
            )
          })}
      </section>
    </>
  )
}

interface BoardColumnProps extends ListPreviewProps {
  readonly option: Option
  readonly groupBy: string
  readonly isGrouped: boolean
  readonly card: readonly string[]
  readonly count: number | undefined
  readonly sum: ShownPath | undefined
  readonly total: unknown
}

function BoardColumn(props: BoardColumnProps) {
  const { object, live, query, isWaiting, shown, option, groupBy, isGrouped, card, count, sum, total } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const fields = liveFields(card, object.name, live)
  const here = { '==': [{ var: groupBy }, option.value] }
  const filter =
    query.filter === undefined
      ? here
      : typeof query.filter === 'string'
        ? `AND(${query.filter}, ${groupBy} = ${JSON.stringify(option.value)})`
        : { and: [query.filter, here] }
  const list = useQuery({
    queryKey: ['preview-list', workspace, object.name, fields, query, option.value, groupBy],
    enabled: isGrouped && !isWaiting,
    queryFn: ({ signal }) => listRecords(object.name, { ...query, filter, fields, limit: CARDS }, signal),
    placeholderData: (before) => before,
  })
  const name = shown(object.nameField)
  const lines = card.flatMap((path) => shown(path) ?? [])
  return (
    <section className="preview-column" aria-label={textIn(option.label, language)}>
      <header>
        <h3>
          <OptionTag option={option} language={language} />
        </h3>
        {count !== undefined && <span>{count.toLocaleString(language)}</span>}
        {sum && total !== undefined && total !== null && (
          <span>
            <RecordValue field={sum.field} object={sum.object} value={total} />
          </span>
        )}
      </header>
      {list.error ? (
        <Failure error={list.error} retry={() => void list.refetch()} />
      ) : (
        <ul>
          {(list.isFetching || isWaiting) &&
            list.data === undefined &&
            [60, 80].map((share) => (
              <li key={share} className="preview-card">
                <Bone share={share} />
              </li>
            ))}
          {list.data?.items.map((record) => (
            <li key={record.id} className="preview-card">
              <strong>{name && <PathValue at={name} record={record} />}</strong>
              {lines.map((line) => {
                const value = record.values[line.path]
                return value === null || value === undefined || value === '' ? null : (
                  <span key={line.path} title={line.label}>
                    <PathValue at={line} record={record} />
                  </span>
                )
              })}
            </li>
          ))}
          {list.data?.items.length === 0 && <li className="preview-note">{t('preview.noRecords')}</li>}
        </ul>
      )}
    </section>
  )
}
