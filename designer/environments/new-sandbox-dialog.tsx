/** A sandbox with a name that is filled in already: one click makes it. */
import { type RefreshSandboxBody, usualRecordsPerObject } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSandbox } from '../api/sandboxes.ts'
import { PersonSelect } from '../people/person-select.tsx'
import { DataChoice } from './data-choice.tsx'

export const usualData: RefreshSandboxBody = { data: 'masked', records: usualRecordsPerObject }

interface Props {
  readonly name: string
  readonly onClose: () => void
}

export function NewSandboxDialog({ name: usualName, onClose }: Props) {
  const { t } = useTranslation()
  const { problem } = useMessages()
  const [name, setName] = useState(usualName)
  const [data, setData] = useState(usualData)
  const [administrators, setAdministrators] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const make = () => {
    if (name.trim() === '') return
    setBusy(true)
    createSandbox({ name: name.trim(), ...data, administrators: [...administrators] })
      .then(onClose, problem)
      .finally(() => setBusy(false))
  }
  return (
    <Modal
      open
      title={t('environment.new')}
      okText={t('environment.make')}
      cancelText={t('action.cancel')}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={make}
      onCancel={onClose}
    >
      <p className="page-hint">{t('environment.newHint')}</p>
      <Form layout="vertical" onFinish={make}>
        <Form.Item label={t('environment.name')} htmlFor="sandbox-name">
          <Input
            id="sandbox-name"
            value={name}
            maxLength={100}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={make}
          />
        </Form.Item>
        <DataChoice value={data} onChange={setData} />
        <div className="environments-typed">
          <span>{t('environment.administrators')}</span>
          <PersonSelect label={t('environment.administrators')} value={administrators} onChange={setAdministrators} />
        </div>
      </Form>
    </Modal>
  )
}
