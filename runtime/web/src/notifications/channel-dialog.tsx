/** Sets a channel up, or changes it. Secrets are typed anew or stay as they are; they are never shown. */
import type { ChannelBody, ChannelInput, ChannelKind } from '@attain/contract'
import { explain, useMessages } from '@attain/ui/feedback'
import { Alert, Button, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveChannel } from '../api/channels.ts'
import { useApplication } from '../application/application.tsx'
import { type ChannelDraft, draftOf, inputOf, nameFor } from './channel-draft.ts'
import { EmailFields, NameField, RobotFields, WebhookFields } from './channel-fields.tsx'
import { useTexts } from './texts.ts'

interface ChannelDialogProps {
  /** Of which kinds it may be. */
  readonly kinds: readonly ChannelKind[]
  /** The one that is changed. */
  readonly channel?: ChannelBody
  readonly taken: readonly string[]
  readonly onClose: () => void
  readonly onSaved: () => Promise<unknown>
}

export function ChannelDialog({ kinds, channel, taken, onClose, onSaved }: ChannelDialogProps) {
  const { t } = useTexts()
  const { t: explainWith } = useTranslation()
  const { language } = useApplication()
  const { done } = useMessages()
  const [draft, setDraft] = useState<ChannelDraft>(() => draftOf(channel, kinds, language))
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<ChannelDraft>) => setDraft({ ...draft, ...part })
  const name = channel?.name ?? nameFor(draft)
  const isTaken = channel === undefined && taken.includes(name)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isTaken) return
    setBusy(true)
    setFailure(null)
    try {
      await saveChannel(name, inputOf(draft) satisfies ChannelInput)
      await onSaved()
      done(t('channels.saved'))
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  const parts = { draft, change, known: channel?.secrets ?? [] }
  return (
    <Modal
      open
      title={channel === undefined ? t(`add.${draft.kind}`) : t(`change.${draft.kind}`)}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={null}
    >
      <form className="dialog-form" onSubmit={submit}>
        <div role="alert">
          {failure !== null && <Alert type="error" showIcon title={explain(failure, explainWith)} />}
        </div>
        {draft.kind !== 'email' && channel === undefined && (
          <NameField {...parts} problem={isTaken ? t('fields.nameTaken') : null} />
        )}
        {draft.kind === 'email' && <EmailFields {...parts} />}
        {draft.kind === 'webhook' && <WebhookFields {...parts} />}
        {draft.kind !== 'email' && draft.kind !== 'webhook' && <RobotFields {...parts} kinds={kinds} />}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
