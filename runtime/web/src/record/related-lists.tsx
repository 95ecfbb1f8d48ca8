import { PlusOutlined } from '@ant-design/icons'
import type { ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import type { LayoutDocument } from '@attain/form'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { LinkButton } from '@attain/ui/parts'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { columnsOf } from '../list/columns.ts'
import { chooseView, viewsOf } from '../list/default-view.ts'
import { useRecordCount, useRecordList } from '../list/use-record-list.ts'
import { FieldValue } from '../value/field-value.tsx'

type Child = ObjectBody['children'][number]
type Related = NonNullable<LayoutDocument['related']>[number]
const PAGE_SIZE = 10
const SHOWN_COLUMNS = 4

interface RelatedListsProps {
  readonly object: ObjectBody
  readonly layout: LayoutDocument
  readonly record: RecordBody
}

/** Records that point to this one: those the layout names, else all. */
export function RelatedLists({ object, layout, record }: RelatedListsProps) {
  const { objects } = useApplication()
  const wanted: readonly Related[] = layout.related ?? object.children.map(({ name }) => ({ children: name }))
  return wanted.map((related) => {
    const child = object.children.find(({ name }) => name === related.children)
    const childObject = objects.get(child?.object ?? '')
    if (!child || !childObject) return null
    return <RelatedList key={child.name} child={child} object={childObject} related={related} parent={record.id} />
  })
}

interface RelatedListProps {
  readonly child: Child
  readonly object: ObjectBody
  readonly related: Related
  /** Id of the record that they point to. */
  readonly parent: string
}

function RelatedList({ child, object, related, parent }: RelatedListProps) {
  const { t } = useTranslation()
  const { workspace, language, objects, views } = useApplication()
  const columns = useMemo(() => {
    const paths =
      related.columns ??
      chooseView(viewsOf(object, views), null)
        .columns.map(({ field }) => field)
        .filter((path) => path !== child.field)
        .slice(0, SHOWN_COLUMNS)
    return columnsOf(
      [...new Set([object.nameField, ...paths])].map((path) => ({ path })),
      objects,
      object,
      language,
    )
  }, [related, object, views, objects, language, child.field])
  const filter = useMemo(() => ({ '==': [{ var: child.field }, parent] }), [child.field, parent])
  const query = useMemo<ListQuery>(() => {
    const sort = (related.sort ?? []).map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field))
    return { filter, limit: PAGE_SIZE, fields: columns.map(({ path }) => path), ...(sort.length > 0 && { sort }) }
  }, [filter, related.sort, columns])
  const list = useRecordList(object, query)
  const count = useRecordCount(object, { filter })
  const label = textIn(child.label, language)
  const canCreate =
    object.rights.create && object.fields.some((field) => field.name === child.field && field.access === 'edit')
  const createHref = `${paths.create(workspace, object.name)}?${child.field}=${parent}`

  return (
    <section className="panel related" aria-label={label}>
      <header>
        <h2>
          {label}
          {count.data && count.data.count > 0 && (
            <span className="related-count">
              {count.data.capped ? '10,000+' : count.data.count.toLocaleString(language)}
            </span>
          )}
        </h2>
        {canCreate && (
          <LinkButton
            to={createHref}
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('action.newOf', { object: textIn(object.label, language) })}
          >
            {t('action.new')}
          </LinkButton>
        )}
      </header>
      {list.isError && (
        <p role="alert">
          {explain(list.error, t)}{' '}
          <Button size="small" onClick={() => void list.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {list.isPending && <span className="bone" style={{ width: '70%' }} />}
      {!list.isPending && !list.isError && list.records.length === 0 && (
        <p className="related-empty">{t('related.empty', { objects: label })}</p>
      )}
      {list.records.length > 0 && (
        <div className="related-scroll">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.path} scope="col" data-numeric={column.numeric || undefined}>
                    {column.label}
                    {column.unit && <small> {column.unit}</small>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.records.map((record) => (
                <tr key={record.id}>
                  {columns.map((column) => {
                    const value = (
                      <FieldValue
                        dense
                        field={column.field}
                        object={column.object.name}
                        path={column.path}
                        record={record}
                      />
                    )
                    return (
                      <td key={column.path} data-numeric={column.numeric || undefined}>
                        {column.path === object.nameField ? (
                          <Link to={paths.record(workspace, object.name, record.id)}>{value}</Link>
                        ) : (
                          value
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <Button type="link" size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('related.more')}
        </Button>
      )}
    </section>
  )
}
