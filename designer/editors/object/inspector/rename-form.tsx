/** Another name for a field or an option: says where it will change, and what it means for records that are there. */
import { type FieldDocument, isKind, kinds, type Renaming, renameEdits } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChecks } from '../../../check/use-checks.ts'
import { kindIn } from '../../../document/documents.ts'
import { rename } from '../../../document/rename.ts'
import { useDocumentLabel } from '../../../draft/use-document-label.ts'
import { useObject } from '../object-context.tsx'

export interface RenameDialogProps {
  readonly field: FieldDocument
  /** The value of an option, when that is renamed. */
  readonly option?: string
  readonly onDone?: (to: string) => void
  /** Changes the label instead. */
  readonly onLabel: () => void
  readonly onClose: () => void
}

export default function RenameForm({ field, option, onDone, onLabel, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, live, bundle, run } = useObject()
  const broken = useChecks()?.broken
  const labelOf = useDocumentLabel()
  const isField = option === undefined
  const from = option ?? field.name
  const [to, setTo] = useState(from)
  const documents = useMemo(() => {
    const renaming = { object: object.name, field: field.name, to: `${from}_`, ...(isField ? {} : { option: from }) }
    return [...new Set([...renameEdits(bundle, renaming)].map(({ document }) => document))]
  }, [object.name, field.name, from, isField, bundle])
  const liveField = live?.fields?.find(({ name }) => name === field.name)
  const isLive = isField ? liveField !== undefined : liveField?.options?.some(({ value }) => value === from) === true
  const linked = bundle.objects.get(object.name)
  const problem =
    to === from
      ? undefined
      : isField
        ? !/^[a-z][a-z0-9_]{0,62}$/.test(to)
          ? t('new.badName')
          : linked?.fields.has(to) || linked?.children.has(to)
            ? t('new.taken')
            : undefined
        : to.trim() === '' || to.includes(';') || to.length > 100
          ? t('object.badValue')
          : field.options?.some(({ value }) => value === to)
            ? t('new.taken')
            : undefined
  const nameOf = (identity: string) => {
    const kind = kindIn(identity)
    return isKind(kind) ? `${labelOf(identity)} (${textIn(kinds[kind].label, language)})` : labelOf(identity)
  }
  const isReady = to !== from && problem === undefined
  const what = isField ? textIn(field.label, language) || from : from
  const go = () => {
    if (!isReady) return
    const renaming: Renaming = { object: object.name, field: field.name, to, ...(isField ? {} : { option: from }) }
    run(rename(renaming, what, broken ?? []))
    onDone?.(to)
    onClose()
  }
  return (
    <Modal
      open
      title={t(isField ? 'object.renameField' : 'object.renameOption', { name: what })}
      okText={t(isLive ? 'object.renameAnyway' : 'object.rename')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={go}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {isLive && (
          <Alert
            className="inspector-problem"
            type="warning"
            showIcon
            title={t(isField ? 'object.renameLive' : 'object.renameLiveOption', { name: from })}
            action={
              <Button size="small" onClick={onLabel}>
                {t('object.labelInstead')}
              </Button>
            }
          />
        )}
        <Form.Item
          label={t(isField ? 'object.apiName' : 'object.storedValue')}
          htmlFor="rename-to"
          help={problem}
          validateStatus={problem === undefined ? '' : 'error'}
        >
          <Input id="rename-to" autoFocus value={to} onChange={({ target }) => setTo(target.value)} onPressEnter={go} />
        </Form.Item>
        <p className="dialog-note">
          {t('object.renamePlaces', { count: documents.length, documents: documents.map(nameOf).join(', ') })}
        </p>
      </Form>
    </Modal>
  )
}
