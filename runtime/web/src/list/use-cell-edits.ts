/** Writes cells behind what is shown: at once on the screen, then to the server, one after the other per record. */
import type { ListPage, ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { fieldProblemsOf, isStale, listRecords } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { getRecord, updateRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { recordName } from '../application/record-names.ts'
import { type CellEdit, type CellEdits, withEdit, withRecord } from './cell-edits.ts'

export interface CellWrite {
  readonly record: RecordBody
  readonly path: string
  readonly value: unknown
  readonly name?: string | undefined
}

interface CellEditsOptions {
  readonly object: ObjectBody
  /** The paths that the list shows. */
  readonly paths: readonly string[]
  readonly onStored: (record: RecordBody) => void
  /** Hears of a cell that could not be stored. */
  readonly onFailed: (id: string, path: string) => void
}

export function useCellEdits(options: CellEditsOptions) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const { notification } = App.useApp()
  const client = useQueryClient()
  const [edits, setEdits] = useState<CellEdits>(new Map())
  const latest = useRef({ ...options, t, language })
  latest.current = { ...options, t, language }
  const shown = useRef(true)
  /** The version that each record has once what was sent has arrived. */
  const versions = useRef(new Map<string, Promise<number>>())

  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])

  const put = useCallback((id: string, path: string, edit: CellEdit | null) => {
    setEdits((before) => withEdit(before, id, path, edit))
  }, [])

  /** Puts a newer state of a record into every list that shows it. */
  const renew = useCallback(
    (record: RecordBody) => {
      const { name } = latest.current.object
      client.setQueriesData<ListPage | InfiniteData<ListPage>>(
        { queryKey: ['records', workspace, name, 'list'] },
        (list) => list && withRecord(list, record),
      )
    },
    [client, workspace],
  )

  const save = useCallback(
    ({ record, path, value, name }: CellWrite) => {
      const { object } = latest.current
      const edit = { value, name, base: record }
      put(record.id, path, { ...edit, state: 'saving' })
      const before = versions.current.get(record.id) ?? Promise.resolve(0)
      const writing = before.then((version) =>
        updateRecord(object.name, record.id, Math.max(version, record.version), { [path]: value }),
      )
      versions.current.set(
        record.id,
        writing.then(
          ({ version }) => version,
          () => 0,
        ),
      )
      const stored = async (answer: RecordBody) => {
        renew(answer)
        put(record.id, path, null)
        latest.current.onStored(answer)
        // What was read before is old, but nothing on the screen jumps for it.
        await client.invalidateQueries({ queryKey: keys.records(workspace), refetchType: 'none' })
        client.setQueryData(keys.record(workspace, object.name, record.id), answer)
        const behind = latest.current.paths.filter((each) => each.startsWith(`${path}.`))
        if (behind.length === 0) return
        const filter = { '==': [{ var: 'id' }, record.id] }
        await listRecords(object.name, { fields: behind, filter, limit: 1 }).then(
          ({ items: [row] }) => row && renew(row),
          () => client.invalidateQueries({ queryKey: ['records', workspace, object.name, 'list'] }),
        )
      }
      const failed = async (error: unknown) => {
        const { t, language } = latest.current
        const theirs = isStale(error) ? await getRecord(object.name, record.id).catch(() => undefined) : undefined
        const problems = fieldProblemsOf(error).map((problem) => {
          const other = object.fields.find((field) => field.name === problem.field && field.name !== path)
          return other
            ? t('cell.problemOf', { field: textIn(other.label, language), problem: problem.message })
            : problem.message
        })
        const message = problems.length > 0 ? problems.join(' ') : explain(error, t)
        put(record.id, path, { ...edit, state: theirs ? 'overtaken' : 'refused', message, ...(theirs && { theirs }) })
        if (shown.current) latest.current.onFailed(record.id, path)
        else
          notification.error({
            title: t('cell.notSaved', {
              name: recordName(object, record),
              field: textIn(object.fields.find((field) => field.name === path)?.label, language),
            }),
            description: message,
            duration: 10,
            placement: 'bottomRight',
          })
      }
      void writing.then(stored, failed)
    },
    [client, workspace, notification, put, renew],
  )

  const forget = useCallback((id: string, path: string) => put(id, path, null), [put])
  return { edits, save, forget, renew }
}
