/** The name of an object in formulas and the API: another one as long as no record can have it yet. */
import { EditOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChecks } from '../../../check/use-checks.ts'
import { renameObject } from '../../../document/rename-object.ts'
import { usePlace } from '../../../draft/draft-context.tsx'
import { paths } from '../../../paths.ts'
import { useObject } from '../object-context.tsx'

export function ObjectName() {
  const { t } = useTranslation()
  const { object, live } = useObject()
  const [isRenaming, setRenaming] = useState(false)
  const isFixed = live !== undefined || object.extends === true
  return (
    <Form.Item label={t('new.name')} help={isFixed ? t('object.nameIsFixed') : undefined}>
      <div className="inspector-name">
        <code>{object.name}</code>
        {!isFixed && (
          <Button size="small" type="link" icon={<EditOutlined />} onClick={() => setRenaming(true)}>
            {t('object.rename')}
          </Button>
        )}
      </div>
      {isRenaming && <RenameObject onClose={() => setRenaming(false)} />}
    </Form.Item>
  )
}

function RenameObject({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle, run } = useObject()
  const broken = useChecks()?.broken
  const navigate = useNavigate()
  const { workspace } = usePlace()
  const [to, setTo] = useState(object.name)
  const problem =
    to === object.name
      ? undefined
      : !/^[a-z][a-z0-9_]{0,62}$/.test(to)
        ? t('new.badName')
        : bundle.objects.has(to)
          ? t('new.taken')
          : undefined
  const isReady = to !== object.name && problem === undefined
  const label = textIn(object.label, language) || object.name
  const go = () => {
    if (!isReady) return
    run(renameObject(object.name, to, label, broken ?? []))
    onClose()
    void navigate(paths.document(workspace, `object:${to}`), { replace: true })
  }
  return (
    <Modal
      open
      title={t('object.renameField', { name: label })}
      okText={t('object.rename')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={go}
      onCancel={onClose}
    >
      <Form.Item
        layout="vertical"
        label={t('new.name')}
        htmlFor="rename-object"
        help={problem ?? t('object.renameObjectHint')}
        validateStatus={problem === undefined ? '' : 'error'}
      >
        <Input
          id="rename-object"
          autoFocus
          value={to}
          onChange={({ target }) => setTo(target.value)}
          onPressEnter={go}
        />
      </Form.Item>
    </Modal>
  )
}
