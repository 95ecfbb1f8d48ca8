/** The records of an object: as a table, as cards on the phone, or as a board. */

import { PlusOutlined, ProjectOutlined, UnorderedListOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { toLogic } from '@attain/form/filter'
import { NotFoundPage } from '@attain/ui/feedback'
import { LinkButton, useShortcut, useTitle } from '@attain/ui/parts'
import { Button, Grid, Segmented, Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useApplication, useObject } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { FilterBar } from '../filter/filter-bar.tsx'
import { ColumnsButton } from './columns-button.tsx'
import { chooseView, viewsOf } from './default-view.ts'
import { ListMenu } from './list-menu.tsx'
import { type ListChange, readListState, writeListState } from './list-state.ts'
import { RecordCards } from './record-cards.tsx'
import { RecordTable } from './record-table.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useColumns } from './use-columns.ts'
import { useRecordCount, useRecordList } from './use-record-list.ts'
import { WordsInput } from './words-input.tsx'
import './list.css'

const Board = lazy(() => import('../board/board.tsx'))

export default function ListPage() {
  const object = useObject(useParams().object)
  return object ? <ObjectList key={object.name} object={object} /> : <NotFoundPage />
}

function ObjectList({ object }: { readonly object: ObjectBody }) {
  const { t } = useTranslation()
  const { workspace, language, views: allViews } = useApplication()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const wide = Grid.useBreakpoint().md ?? true
  const views = useMemo(() => viewsOf(object, allViews), [object, allViews])
  const view = chooseView(views, params.get('view'))
  const state = useMemo(() => readListState(params, view), [params, view])
  const { columns, choices, change: changeColumns, changed: columnsChanged } = useColumns(object, view)
  const [selection, setSelection] = useState<ReadonlyMap<string, number>>(new Map())

  const filter = useMemo(() => toLogic(state.filter), [state.filter])
  const scope = useMemo(
    () => ({ ...(filter && { filter }), ...(state.words && { search: state.words }) }),
    [filter, state.words],
  )
  const query = useMemo(
    () => ({
      ...scope,
      fields: [...new Set([object.nameField, ...columns.map((column) => column.path)])],
      ...(state.sort.length > 0 && { sort: [...state.sort] }),
    }),
    [scope, object.nameField, columns, state.sort],
  )
  const boardField = (view.board ?? views.find((each) => each.board)?.board)?.groupBy ?? object.stages?.field
  const canBoard = object.fields.some((field) => field.name === boardField && field.type === 'select')
  const shape = canBoard ? state.shape : 'table'
  const list = useRecordList(object, query, shape === 'table')
  const count = useRecordCount(object, scope)
  const change = (next: ListChange) => {
    setSelection(new Map())
    setParams((before) => writeListState(before, next), { replace: next.words !== undefined })
  }
  const title = textIn(object.pluralLabel, language)
  const createHref = paths.create(workspace, object.name)
  useTitle(title)
  useShortcut('n', () => void navigate(createHref), object.rights.create)

  const filtered = state.filter.items.length > 0 || state.words !== ''
  const empty = (
    <div className="empty">
      <p>{filtered ? t('list.emptyFiltered', { objects: title }) : t('list.empty', { objects: title })}</p>
      {filtered ? (
        <Button onClick={() => change({ filter: { match: 'all', items: [] }, words: '' })}>
          {t('list.clearFilter')}
        </Button>
      ) : (
        object.rights.create && (
          <LinkButton to={createHref} type="primary">
            {t('action.newOf', { object: textIn(object.label, language) })}
          </LinkButton>
        )
      )}
    </div>
  )
  const shared = { object, columns, list, empty, selection, onSelection: setSelection }

  return (
    <div className="list">
      <div className="list-head">
        <h1>{title}</h1>
        <span className="list-count" aria-live="polite">
          {count.data && (count.data.capped ? t('list.countCapped') : t('list.count', { count: count.data.count }))}
        </span>
        <div className="list-actions">
          {views.length > 1 && (
            <Select
              aria-label={t('list.view')}
              value={view.name}
              popupMatchSelectWidth={false}
              options={views.map((each) => ({ value: each.name, label: textIn(each.label, language) }))}
              onChange={(name) => {
                setSelection(new Map())
                setParams({ view: name })
              }}
            />
          )}
          {canBoard && (
            <Segmented
              aria-label={t('list.shape')}
              value={shape}
              options={[
                {
                  value: 'table',
                  icon: <UnorderedListOutlined aria-hidden />,
                  title: t('list.table'),
                  label: wide ? t('list.table') : undefined,
                },
                {
                  value: 'board',
                  icon: <ProjectOutlined aria-hidden />,
                  title: t('list.board'),
                  label: wide ? t('list.board') : undefined,
                },
              ]}
              onChange={(next) => change({ shape: next === 'board' ? 'board' : 'table' })}
            />
          )}
          {object.rights.create && (
            <LinkButton
              to={createHref}
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              aria-label={t('action.newOf', { object: textIn(object.label, language) })}
            >
              {wide ? t('action.newOf', { object: textIn(object.label, language) }) : undefined}
            </LinkButton>
          )}
        </div>
      </div>
      <div className="list-bar">
        <div className="list-tools" inert={selection.size > 0}>
          <WordsInput key={`${view.name}`} value={state.words} onChange={(words) => change({ words })} />
          <FilterBar
            object={object}
            filter={state.filter}
            changed={state.changed}
            onChange={(next) => change({ filter: next })}
            onReset={() => change({ filter: null, sort: null })}
          />
          <div className="list-tools-end">
            {shape === 'table' && wide && (
              <ColumnsButton object={object} choices={choices} onChange={changeColumns} changed={columnsChanged} />
            )}
            <ListMenu object={object} columns={columns} query={query} count={count.data} />
          </div>
        </div>
        {selection.size > 0 && (
          <SelectionBar object={object} selection={selection} onDone={() => setSelection(new Map())} />
        )}
      </div>
      {shape === 'board' ? (
        <Suspense fallback={<div className="list-body" />}>
          <Board object={object} view={view} scope={scope} sort={state.sort} />
        </Suspense>
      ) : wide ? (
        <RecordTable
          {...shared}
          sort={state.sort}
          onSort={(sort) => change({ sort })}
          choices={choices}
          onColumns={changeColumns}
        />
      ) : (
        <RecordCards {...shared} />
      )}
    </div>
  )
}
