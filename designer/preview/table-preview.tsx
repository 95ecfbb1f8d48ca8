import type { ViewDocument } from '@attain/engine/metadata'
import { countRecords, listRecords } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { isPathLive } from '../formula/sample/needs.ts'
import { Bone, type ListPreviewProps, PathValue } from './list-parts.tsx'
import { liveFields } from './list-question.ts'
import { isNumeric, unitOf } from './record-value.tsx'

const BONES = 8

interface TablePreviewProps extends ListPreviewProps {
  readonly columns: ViewDocument['columns']
  readonly limit?: number
}

export function TablePreview({ object, live, query, isWaiting, isNew, shown, columns, limit = 25 }: TablePreviewProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const fields = liveFields(
    columns.map(({ field }) => field),
    object.name,
    live,
  )
  const isAsked = !isWaiting && !isNew
  const list = useQuery({
    queryKey: ['preview-list', workspace, object.name, fields, query, limit],
    enabled: isAsked,
    queryFn: ({ signal }) => listRecords(object.name, { ...query, fields, limit }, signal),
    placeholderData: (before) => before,
  })
  const count = useQuery({
    queryKey: ['preview-count', workspace, object.name, query.filter],
    enabled: isAsked,
    queryFn: ({ signal }) =>
      countRecords(object.name, query.filter === undefined ? {} : { filter: query.filter }, signal),
    placeholderData: (before) => before,
  })
  if (list.error) return <Failure error={list.error} retry={() => void list.refetch()} />
  const rows = list.data?.items
  const heads = columns.map(({ field: path, width }) => ({
    path,
    width,
    at: shown(path),
    isNew: !isWaiting && !isPathLive(path, object.name, live),
  }))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="preview-scroll" aria-label={t('view.table')} tabIndex={0} aria-busy={list.isFetching}>
        <table className="preview-table">
          <colgroup>
            {heads.map(({ path, width }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path may be there twice while it is being changed
              <col key={`${path} ${index}`} style={{ width: width ?? 150 }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {heads.map(({ path, at, isNew: isNewField }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <th key={`${path} ${index}`} scope="col" data-numeric={(at && isNumeric(at.field)) || undefined}>
                  <span title={at?.label ?? path}>{at?.label ?? path}</span>
                  {at && unitOf(at.field) && <small>{unitOf(at.field)}</small>}
                  {isNewField && !isNew && <Tag color="blue">{t('preview.new')}</Tag>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {isAsked || isWaiting
              ? (rows ?? Array.from({ length: BONES }, () => undefined)).map((record, row) => (
                  <tr key={record?.id ?? row}>
                    {heads.map(({ path, at }, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <td key={`${path} ${index}`} data-numeric={(at && isNumeric(at.field)) || undefined}>
                        {record === undefined ? (
                          <Bone share={40 + ((row * 23 + index * 17) % 45)} />
                        ) : (
                          at && <PathValue at={at} record={record} dense />
                        )}
                      </td>
                    ))}
                  </tr>
                ))
              : null}
          </tbody>
        </table>
      </section>
      {rows?.length === 0 && <p className="preview-note">{t('preview.noRecords')}</p>}
      {count.data && rows !== undefined && rows.length > 0 && (
        <p className="preview-note">
          {count.data.capped
            ? t('preview.manyRecords', { count: count.data.count, shown: count.data.count.toLocaleString(language) })
            : t('preview.records', { count: count.data.count, shown: count.data.count.toLocaleString(language) })}
        </p>
      )}
    </>
  )
}
