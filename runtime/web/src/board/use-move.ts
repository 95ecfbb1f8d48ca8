/** Moves a card at once and writes behind it; when the server refuses, the card goes back and says why. */
import type { ListPage, ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { fieldProblemsOf, isStale } from '@attain/ui/api'
import { explain, useMessages } from '@attain/ui/feedback'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { updateRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { recordName } from '../application/record-names.ts'
import { mayMove } from './stages.ts'

type Pages = InfiniteData<ListPage>

/** Lists of a board carry the option they show, so that a card can change places before the server answers. */
export interface ColumnQuery {
  readonly board: string
  readonly option: string
}

export function useMove(object: ObjectBody, groupBy: string) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const { notification } = App.useApp()
  const { hint } = useMessages()
  const client = useQueryClient()
  const field = object.fields.find((each) => each.name === groupBy)
  const labelOf = (option: unknown) => textIn(field?.options?.find((each) => each.value === option)?.label, language)

  // A card that moves on before the list has been read again: each move waits for the one before and its version.
  const versions = useRef(new Map<string, Promise<number>>())

  const place = (record: RecordBody, option: string) => {
    client.setQueriesData<Pages>(
      {
        queryKey: ['records', workspace, object.name, 'list'],
        predicate: ({ queryKey }) => isColumn(queryKey[4], groupBy),
      },
      (data) => data && without(data, record.id),
    )
    const moved = { ...record, values: { ...record.values, [groupBy]: option } }
    client.setQueriesData<Pages>(
      {
        queryKey: ['records', workspace, object.name, 'list'],
        predicate: ({ queryKey }) => isColumn(queryKey[4], groupBy, option),
      },
      (data) => data && withFirst(data, moved),
    )
    return moved
  }

  return async (record: RecordBody, option: string): Promise<void> => {
    const from = record.values[groupBy]
    if (!mayMove(object, groupBy, from, option)) {
      hint(t('board.notAllowed', { from: labelOf(from), to: labelOf(option) }))
      return
    }
    await client.cancelQueries({ queryKey: ['records', workspace, object.name, 'list'] })
    place(record, option)
    const before = versions.current.get(record.id)
    const writing = (before ?? Promise.resolve(0)).then(async (written) => {
      const version = Math.max(written, record.version)
      return (await updateRecord(object.name, record.id, version, { [groupBy]: option })).version
    })
    versions.current.set(
      record.id,
      writing.catch(() => 0),
    )
    try {
      await writing
    } catch (error) {
      const problems = fieldProblemsOf(error).map(({ message }) => message)
      notification.error({
        title: t('board.moveFailed', { name: recordName(object, record), to: labelOf(option) }),
        description: isStale(error) ? t('board.stale') : problems.length > 0 ? problems.join(' ') : explain(error, t),
        duration: 10,
        placement: 'bottomRight',
      })
    } finally {
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
    }
  }
}

function isColumn(query: unknown, groupBy: string, option?: string): boolean {
  const column = query as Partial<ColumnQuery> | undefined
  return column?.board === groupBy && (option === undefined || column.option === option)
}

function without(data: Pages, id: string): Pages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((each) => each.id !== id) })) }
}

function withFirst(data: Pages, record: RecordBody): Pages {
  const [first, ...others] = data.pages
  return first ? { ...data, pages: [{ ...first, items: [record, ...first.items] }, ...others] } : data
}
