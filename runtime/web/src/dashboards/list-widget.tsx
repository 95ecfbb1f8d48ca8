/** A few records of a view, within a dashboard. */
import type { RecordBody } from '@attain/contract'
import { useWidgetSheet } from '@attain/dashboard'
import type { dashboards } from '@attain/engine/metadata'
import type { Sheet, SheetCell } from '@attain/engine/sheet'
import { type Language, textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName, referenceName } from '../application/record-names.ts'
import { HomeRecords } from '../home/home-records.tsx'
import { columnsOf } from '../list/columns.ts'
import { chooseView, viewsOf } from '../list/default-view.ts'
import { useRecordList } from '../list/use-record-list.ts'
import { showValue } from '../value/show-value.ts'
import '../home/home.css'

const SHOWN_FIELDS = 5

export function ListWidget({ widget }: { readonly widget: dashboards.ListWidget }) {
  const { t } = useTranslation()
  const { objects, views, language, workspace } = useApplication()
  const object = objects.get(widget.object)
  const view = useMemo(
    () => object && chooseView(viewsOf(object, views), widget.view ?? null),
    [object, views, widget.view],
  )
  const columns = useMemo(
    () =>
      object && view
        ? columnsOf(
            view.columns.map(({ field }) => ({ path: field })).filter(({ path }) => path !== object.nameField),
            objects,
            object,
            language,
          ).slice(0, SHOWN_FIELDS)
        : [],
    [object, view, objects, language],
  )
  if (!object || !view) return null
  return (
    <Records
      widget={widget}
      object={object}
      columns={columns}
      view={view}
      title={textIn(widget.label ?? view.label ?? object.pluralLabel, language)}
      allHref={`${paths.list(workspace, object.name)}?view=${view.name}`}
      t={t}
    />
  )
}

interface RecordsProps {
  readonly widget: dashboards.ListWidget
  readonly object: NonNullable<ReturnType<ReturnType<typeof useApplication>['objects']['get']>>
  readonly columns: ReturnType<typeof columnsOf>
  readonly view: ReturnType<typeof chooseView>
  readonly title: string
  readonly allHref: string
  readonly t: ReturnType<typeof useTranslation>['t']
}

function Records({ widget, object, columns, view, title, allHref, t }: RecordsProps) {
  const { language } = useApplication()
  const list = useRecordList(object, {
    fields: [object.nameField, ...columns.map(({ path }) => path)],
    ...(view.filter === undefined ? {} : { filter: view.filter as Record<string, unknown> }),
    ...(view.sort
      ? { sort: view.sort.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)) }
      : {}),
    limit: widget.limit ?? 8,
  })
  const shown = list.records.slice(0, widget.limit ?? 8)
  useWidgetSheet(
    widget.name,
    list.isPending ? undefined : () => ({ title, rows: sheetRows(object, columns, shown, language) }),
  )
  return (
    <section className="widget" aria-label={title} aria-busy={list.isPending || undefined}>
      <header className="widget-head">
        <h2>{title}</h2>
        <Link
          to={allHref}
          aria-label={t('home.allOf', { objects: textIn(object.pluralLabel, language) })}
          data-export="no"
        >
          {t('home.all')}
        </Link>
      </header>
      <div className="widget-body widget-scroll">
        {list.isError && list.records.length === 0 ? (
          <div role="alert" className="widget-note">
            <p>{explain(list.error, t)}</p>
            <Button size="small" onClick={() => void list.refetch()}>
              {t('action.retry')}
            </Button>
          </div>
        ) : list.isPending ? (
          <div className="widget-bones" aria-hidden>
            <span className="bone" />
            <span className="bone" />
            <span className="bone" />
          </div>
        ) : list.records.length === 0 ? (
          <p className="widget-note">{t('list.empty', { objects: textIn(object.pluralLabel, language) })}</p>
        ) : (
          <HomeRecords object={object} columns={columns} records={shown} />
        )}
      </div>
    </section>
  )
}

/** The records as they are shown, numbers as numbers. */
function sheetRows(
  object: RecordsProps['object'],
  columns: RecordsProps['columns'],
  records: readonly RecordBody[],
  language: Language,
): Sheet['rows'] {
  const name = object.fields.find((field) => field.name === object.nameField)
  const cellOf = (column: RecordsProps['columns'][number], record: RecordBody): SheetCell => {
    const value = record.values[column.path]
    if (value === null || value === undefined) return null
    if (column.numeric && !Number.isNaN(Number(value))) return { number: String(value) }
    return showValue(value, column.field, column.object.name, language, referenceName(record, column.path))
  }
  return [
    [textIn(name?.label, language), ...columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label))],
    ...records.map((record) => [recordName(object, record), ...columns.map((column) => cellOf(column, record))]),
  ]
}
