import type { FieldBody, ObjectBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import type { Logic } from '../filter/filter.ts'
import { columnsOf } from '../list/columns.ts'
import { chooseView, viewsOf } from '../list/default-view.ts'
import { useRecordCount, useRecordList } from '../list/use-record-list.ts'
import { explain } from '../shell/explain.ts'
import { NamedIcon } from '../shell/icons.tsx'
import { FieldValue } from '../value/field-value.tsx'
import { shortNumber } from '../value/number-format.ts'
import { showValue } from '../value/show-value.ts'

const SHOWN = 6
const SHOWN_FIELDS = 3

/** My open records of an object; when there are none, the newest that I may see. */
export function HomeList({ object }: { readonly object: ObjectBody }) {
  const { t } = useTranslation()
  const { workspace, language, objects, views } = useApplication()
  const stage = object.fields.find((field) => field.name === object.stages?.field)
  const columns = useMemo(() => {
    const paths = chooseView(viewsOf(object, views), null)
      .columns.map(({ field }) => field)
      .filter((path) => path !== object.nameField && path !== 'owner' && path !== stage?.name)
    // A bare yes or no says nothing without its label.
    const telling = paths.filter((path) => object.fields.find((field) => field.name === path)?.valueType !== 'boolean')
    const wanted = [...(stage ? [stage.name] : []), ...telling].slice(0, SHOWN_FIELDS)
    return columnsOf(
      wanted.map((path) => ({ path })),
      objects,
      object,
      language,
    )
  }, [object, stage, views, objects, language])
  const fields = useMemo(() => [object.nameField, ...columns.map(({ path }) => path)], [object.nameField, columns])
  const mine = useMemo<Logic>(() => {
    const open = stage?.options?.filter(({ outcome }) => outcome === undefined || outcome === 'open')
    const own = { '==': [{ var: 'owner' }, { currentUser: [] }] }
    return stage && open ? { and: [own, { in: [{ var: stage.name }, open.map(({ value }) => value)] }] } : own
  }, [stage])
  const ownList = useRecordList(object, { filter: mine, fields, sort: ['-updated_at'], limit: SHOWN })
  const ownCount = useRecordCount(object, { filter: mine })
  const hasOwn = ownList.records.length > 0
  const newest = useRecordList(object, { fields, sort: ['-created_at'], limit: SHOWN }, ownList.isSuccess && !hasOwn)
  const list = hasOwn || !ownList.isSuccess ? ownList : newest
  const label = textIn(object.pluralLabel, language)
  const title = hasOwn
    ? t(stage ? 'home.mineOpen' : 'home.mine', { objects: label })
    : newest.isSuccess
      ? t('home.newest', { objects: label })
      : label
  const href = paths.list(workspace, object.name)
  const allHref = hasOwn ? `${href}?as=table&filter=${encodeURIComponent(JSON.stringify(mine))}` : href

  return (
    <section className="panel home-list" aria-label={title}>
      <header>
        <h2>
          <NamedIcon name={object.icon} label={label} />
          {title}
          {hasOwn && ownCount.data && (
            <span className="home-count">
              {ownCount.data.capped ? '10,000+' : ownCount.data.count.toLocaleString(language)}
            </span>
          )}
        </h2>
        <Link to={allHref} aria-label={t('home.allOf', { objects: label })}>
          {t('home.all')}
        </Link>
      </header>
      {list.isError && (
        <p role="alert">
          {explain(list.error, t)}{' '}
          <Button size="small" onClick={() => void list.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      )}
      {list.isPending && !list.isError && (
        <div className="home-bones" aria-hidden>
          {[55, 70, 45, 62].map((width) => (
            <span key={width} className="bone" style={{ width: `${width}%` }} />
          ))}
        </div>
      )}
      {list.isSuccess && list.records.length === 0 && (
        <p className="home-empty">
          {t('list.empty', { objects: label })}{' '}
          {object.rights.create && (
            <Link to={paths.create(workspace, object.name)}>
              {t('action.newOf', { object: textIn(object.label, language) })}
            </Link>
          )}
        </p>
      )}
      <ul>
        {list.records.map((record) => (
          <li key={record.id}>
            <Link to={paths.record(workspace, object.name, record.id)}>{recordName(object, record)}</Link>
            {columns.map((column) => (
              <span
                key={column.path}
                className="home-cell"
                data-numeric={column.numeric || undefined}
                title={column.label}
              >
                {column.field.valueType === 'currency' ? (
                  <ShortMoney value={record.values[column.path]} field={column.field} object={column.object.name} />
                ) : (
                  <FieldValue
                    dense
                    field={column.field}
                    object={column.object.name}
                    path={column.path}
                    record={record}
                  />
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

const SHORT_FROM = 100_000

/** A large amount shortened for the small room of a summary; the exact one is in its tooltip. Prices stay exact. */
function ShortMoney({ value, field, object }: { value: unknown; field: FieldBody; object: string }) {
  const { language } = useApplication()
  if (typeof value !== 'string') return null
  const exact = showValue(value, field, object, language)
  if (Math.abs(Number(value)) < SHORT_FROM) return <span>{exact}</span>
  return <span title={exact}>{shortNumber(value, language, field.currency)}</span>
}
