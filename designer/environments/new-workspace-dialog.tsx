/** An empty workspace, which begins at the start page. */
import { useMessages } from '@attain/ui/feedback'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createWorkspace } from '../api/sandboxes.ts'
import { useDraft } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'

const slugPattern = /^[a-z][a-z0-9-]{0,40}$/

export function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const draft = useDraft()
  const { problem } = useMessages()
  const [name, setName] = useState('')
  const [typed, setTyped] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const slug = typed ?? slugFrom(name)
  const isRight = name.trim() !== '' && slugPattern.test(slug)
  const make = async () => {
    if (!isRight) return
    setBusy(true)
    try {
      await createWorkspace(slug, name.trim())
      await draft.save()
      window.location.assign(`/designer${paths.start(slug)}`)
    } catch (error) {
      problem(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('environment.newWorkspace')}
      okText={t('environment.make')}
      cancelText={t('action.cancel')}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: !isRight }}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <p className="page-hint">{t('environment.newWorkspaceHint')}</p>
      <Form layout="vertical">
        <Form.Item label={t('environment.name')} htmlFor="workspace-name">
          <Input
            id="workspace-name"
            value={name}
            maxLength={100}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={() => void make()}
          />
        </Form.Item>
        <Form.Item
          label={t('environment.slug')}
          htmlFor="workspace-slug"
          help={t('environment.slugHint')}
          {...(slug !== '' && !slugPattern.test(slug) && { validateStatus: 'error' as const })}
        >
          <Input
            id="workspace-slug"
            value={slug}
            maxLength={41}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => void make()}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** `North Sales` → `north-sales`; of a name without Latin letters nothing is left. */
function slugFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return plain.replace(/^[^a-z]+|-+$/g, '').slice(0, 41)
}
