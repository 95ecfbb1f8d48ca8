/** Another name for a part of an object: says where it will change, and what it means for records that are there. */
import { isKind, kinds, renameEdits } from '@attain/engine/metadata'
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
import { isKeptByRecords, nameProblem } from './new-name.ts'
import { namesOf, type Renamed, renamingOf } from './renamed.ts'

export interface RenameDialogProps {
  readonly renamed: Renamed
  readonly onDone?: (to: string) => void
  /** Changes the label instead. */
  readonly onLabel: () => void
  readonly onClose: () => void
}

const inputLabels = {
  field: 'object.apiName',
  list: 'object.childListName',
  option: 'object.storedValue',
  recordType: 'object.apiName',
} as const

export default function RenameForm({ renamed, onDone, onLabel, onClose }: RenameDialogProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, live, bundle, run } = useObject()
  const broken = useChecks()?.broken
  const labelOf = useDocumentLabel()
  const { name: from, label } = namesOf(renamed)
  const [to, setTo] = useState(from)
  // the dialog is about what it was opened for
  const [first] = useState(renamed)
  const documents = useMemo(
    () => [
      ...new Set([...renameEdits(bundle, renamingOf(first, object.name, `${from}_`))].map((edit) => edit.document)),
    ],
    [object.name, first, from, bundle],
  )
  const isKept = isKeptByRecords(renamed, live)
  const problem = nameProblem(renamed, object.name, to, bundle)
  const problems = { badName: t('new.badName'), badValue: t('object.badValue'), taken: t('new.taken') }
  const nameOf = (identity: string) => {
    const kind = kindIn(identity)
    const label = labelOf(identity)
    return isKind(kind) ? t('object.documentOf', { name: label, kind: textIn(kinds[kind].label, language) }) : label
  }
  const isReady = to !== from && problem === undefined
  const what = textIn(label, language) || from
  const go = () => {
    if (!isReady) return
    run(rename(renamingOf(renamed, object.name, to), what, broken ?? []))
    onDone?.(to)
    onClose()
  }
  return (
    <Modal
      open
      title={t(renamed.of === 'option' ? 'object.renameOption' : 'object.renameField', { name: what })}
      okText={t(isKept ? 'object.renameAnyway' : 'object.rename')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={go}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {isKept && (
          <Alert
            className="inspector-problem"
            type="warning"
            showIcon
            title={t(renamed.of === 'field' ? 'object.renameLive' : 'object.renameLiveOption', { name: from })}
            action={
              <Button size="small" onClick={onLabel}>
                {t('object.labelInstead')}
              </Button>
            }
          />
        )}
        <Form.Item
          label={t(inputLabels[renamed.of])}
          htmlFor="rename-to"
          help={problem && problems[problem]}
          validateStatus={problem === undefined ? '' : 'error'}
        >
          <Input id="rename-to" autoFocus value={to} onChange={({ target }) => setTo(target.value)} onPressEnter={go} />
        </Form.Item>
        <p className="dialog-note">
          {t('object.renamePlaces', {
            count: documents.length,
            documents: documents.map(nameOf).join(t('words.comma')),
          })}
        </p>
      </Form>
    </Modal>
  )
}
