import type { ObjectBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { explain } from '@attain/ui/feedback'
import { NamedIcon } from '@attain/ui/parts'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { columnsOf } from '../list/columns.ts'
import { chooseView, viewsOf } from '../list/default-view.ts'
import { useRecordCount, useRecordList } from '../list/use-record-list.ts'
import { HomeRecords } from './home-records.tsx'
import { HomeStages } from './home-stages.tsx'
import { type Choice, choicesOf } from './whose.ts'

const SHOWN = 6
const SHOWN_FIELDS = 3
/** Work has a row of the page to itself. */
const SHOWN_FIELDS_OF_WORK = 6

/** Of an object with stages my open records and how they stand, else everybody's; of others mine or the newest. */
export function HomeList({ object }: { readonly object: ObjectBody }) {
  const { t } = useTranslation()
  const { workspace, language, objects, views, session } = useApplication()
  const stage = object.fields.find((field) => field.name === object.stages?.field)
  const choices = useMemo(() => choicesOf(object, session.administrator), [object, session.administrator])
  const columns = useMemo(() => {
    const paths = chooseView(viewsOf(object, views), null)
      .columns.map(({ field }) => field)
      .filter((path) => path !== object.nameField && path !== stage?.name)
    const wanted = [...(stage ? [stage.name] : []), ...paths]
    return columnsOf(
      wanted.map((path) => ({ path })),
      objects,
      object,
      language,
    )
  }, [object, stage, views, objects, language])
  const fields = useMemo(() => [object.nameField, ...columns.map(({ path }) => path)], [object.nameField, columns])
  const { choice, list } = useFirstFilled(object, choices, fields)
  const known = list.isSuccess && list.records.length > 0
  const count = useRecordCount(object, choice.filter ? { filter: choice.filter } : {})
  const label = textIn(object.pluralLabel, language)
  const title = known ? t(`home.${choice.name}`, { objects: label }) : label
  const href = paths.list(workspace, object.name)
  const filter = known && choice.filter ? `?as=table&filter=${encodeURIComponent(JSON.stringify(choice.filter))}` : ''
  const shown = columns
    .filter(({ path }) => path !== 'owner' || !choice.mine)
    .filter(({ path }) => list.records.some(({ values }) => isFilled(values[path])))
    .slice(0, stage ? SHOWN_FIELDS_OF_WORK : SHOWN_FIELDS)

  return (
    <section className="panel home-list" data-work={stage !== undefined || undefined} aria-label={title}>
      <header>
        <h2>
          <NamedIcon name={object.icon} label={label} />
          {title}
          {known && choice.filter && count.data && (
            <span className="home-count">
              {count.data.capped ? '10,000+' : count.data.count.toLocaleString(language)}
            </span>
          )}
        </h2>
        <Link to={`${href}${filter}`} aria-label={t('home.allOf', { objects: label })}>
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
          {[55, 70, 45, 62, 58, 40].map((width) => (
            <span key={width} className="bone" style={{ width: `${width}%` }} />
          ))}
        </div>
      )}
      {list.isSuccess && !known && (
        <p className="home-empty">
          {t('list.empty', { objects: label })}{' '}
          {object.rights.create && (
            <Link to={paths.create(workspace, object.name)}>
              {t('action.newOf', { object: textIn(object.label, language) })}
            </Link>
          )}
        </p>
      )}
      {stage && known && <HomeStages object={object} stage={stage} scope={choice.scope} />}
      {known && <HomeRecords object={object} columns={shown} records={list.records} />}
    </section>
  )
}

/** The first choice that has records. */
function useFirstFilled(
  object: ObjectBody,
  [first, second = first, third = second]: readonly [Choice, ...Choice[]],
  fields: string[],
) {
  const queryOf = ({ filter }: Choice) => ({
    ...(filter && { filter }),
    fields,
    sort: [filter ? '-updated_at' : '-created_at'],
    limit: SHOWN,
  })
  const hasNone = (list: ReturnType<typeof useRecordList>) => list.isSuccess && list.records.length === 0
  const firstList = useRecordList(object, queryOf(first))
  const askSecond = second !== first && hasNone(firstList)
  const secondList = useRecordList(object, queryOf(second), askSecond)
  const askThird = third !== second && askSecond && hasNone(secondList)
  const thirdList = useRecordList(object, queryOf(third), askThird)
  if (askThird) return { choice: third, list: thirdList }
  return askSecond ? { choice: second, list: secondList } : { choice: first, list: firstList }
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}
