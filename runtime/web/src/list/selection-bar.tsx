import { DeleteOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { restoreRecord, writeMany } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { useUndo } from '../shell/use-undo.tsx'

interface SelectionBarProps {
  readonly object: ObjectBody
  /** Ids with versions. */
  readonly selection: ReadonlyMap<string, number>
  readonly onDone: () => void
}

/** What can be done with the selected records. */
export function SelectionBar({ object, selection, onDone }: SelectionBarProps) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const { modal } = App.useApp()
  const client = useQueryClient()
  const { problem, hint } = useMessages()
  const offerUndo = useUndo()
  const [busy, setBusy] = useState(false)
  const objects = textIn(selection.size === 1 ? object.label : object.pluralLabel, language)
  const refresh = () => client.invalidateQueries({ queryKey: keys.records(workspace) })

  const remove = async () => {
    setBusy(true)
    try {
      const records = [...selection].map(([id, version]) => ({ id, version }))
      const report = await writeMany(object.name, { action: 'delete', mode: 'each', records })
      const failed = new Set(report.failed.map(({ index }) => index))
      const deleted = records.filter((_, index) => !failed.has(index))
      onDone()
      await refresh()
      if (deleted.length > 0) {
        offerUndo(t('record.deletedCount', { count: deleted.length }), async () => {
          for (const { id } of deleted) await restoreRecord(object.name, id)
          await refresh()
        })
      }
      const first = report.failed[0]
      if (first) hint(t('list.someNotDeleted', { count: report.failed.length, reason: first.message }))
    } catch (error) {
      problem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="selection-bar" aria-label={t('list.selection')}>
      <span>{t('list.selected', { count: selection.size })}</span>
      <Button
        danger
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        loading={busy}
        onClick={() =>
          modal.confirm({
            title: t('list.confirmDelete', { count: selection.size, objects }),
            content: t('record.deleteHint'),
            okText: t('list.deleteCount', { count: selection.size, objects }),
            okButtonProps: { danger: true },
            cancelText: t('action.cancel'),
            onOk: remove,
          })
        }
      >
        {t('action.delete')}
      </Button>
      <Button size="small" type="text" onClick={onDone}>
        {t('list.clearSelection')}
      </Button>
    </section>
  )
}
