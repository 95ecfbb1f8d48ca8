/** Writes the filtered list to a CSV file, page by page; can be stopped at any time. */

import type { CountBody, ListQuery, ObjectBody, RecordBody } from '@attain/contract'
import { fieldTypes, type Json } from '@attain/engine/fields'
import type { FieldType } from '@attain/engine/metadata'
import { fieldModel, textIn } from '@attain/form'
import { listRecords } from '@attain/ui/api'
import { csvLine } from '@attain/ui/csv'
import { explain } from '@attain/ui/feedback'
import { Button, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '../api/files.ts'
import { useApplication } from '../application/application.tsx'
import { referenceName } from '../application/record-names.ts'
import type { Column } from './columns.ts'

const PAGE = 200
/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

interface ExportDialogProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly query: Omit<ListQuery, 'after'>
  readonly count: CountBody | undefined
  readonly onClose: () => void
}

export function ExportDialog({ object, columns, query, count, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const [rows, setRows] = useState(0)
  const [state, setState] = useState<'running' | 'done' | { error: unknown }>('running')
  const abort = useRef<AbortController>(null)

  const run = async () => {
    const control = new AbortController()
    abort.current = control
    setState('running')
    setRows(0)
    const parts: string[] = [
      BYTE_ORDER_MARK,
      csvLine(columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label))),
    ]
    try {
      let after: string | undefined
      let written = 0
      do {
        const page = await listRecords(
          object.name,
          { ...query, fields: columns.map(({ path }) => path), limit: PAGE, ...(after && { after }) },
          control.signal,
        )
        parts.push(...page.items.map((record) => csvLine(columns.map((column) => exportText(column, record)))))
        written += page.items.length
        setRows(written)
        after = page.next ?? undefined
      } while (after)
      const day = new Date().toISOString().slice(0, 10)
      saveBlob(
        new Blob(parts, { type: 'text/csv;charset=utf-8' }),
        `${textIn(object.pluralLabel, language)} ${day}.csv`,
      )
      setState('done')
    } catch (error) {
      if (!control.signal.aborted) setState({ error })
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: starts once, when the dialog opens
  useEffect(() => {
    void run()
    return () => abort.current?.abort()
  }, [])

  const total = count && !count.capped ? count.count : undefined
  const percent = total ? Math.min(100, Math.round((rows / total) * 100)) : undefined
  return (
    <Modal
      open
      title={t('export.title', { objects: textIn(object.pluralLabel, language) })}
      onCancel={onClose}
      footer={
        <Button type={state === 'done' ? 'primary' : 'default'} onClick={onClose}>
          {state === 'running' ? t('action.cancel') : t('action.close')}
        </Button>
      }
    >
      {typeof state === 'object' ? (
        <div role="alert">
          <p>{explain(state.error, t)}</p>
          <Button onClick={() => void run()}>{t('action.retry')}</Button>
        </div>
      ) : (
        <>
          <p aria-live="polite">
            {state === 'done' ? t('export.done', { count: rows }) : t('export.running', { count: rows })}
          </p>
          <Progress
            percent={state === 'done' ? 100 : (percent ?? 0)}
            status={state === 'done' ? 'success' : 'active'}
            showInfo={percent !== undefined || state === 'done'}
          />
        </>
      )}
    </Modal>
  )
}

/** The cell of a spreadsheet: what an import would read back; references by name. */
function exportText(column: Column, record: RecordBody): string {
  const value = record.values[column.path]
  if (value === null || value === undefined) return ''
  if (column.field.target !== undefined) return referenceName(record, column.path) ?? ''
  return fieldTypes[column.field.type as FieldType].exportText(
    value as Json,
    fieldModel(column.field, column.object.name),
  )
}
