import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import type { ChannelBody, ChannelTest } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { deleteChannel, testChannel } from '../api/channels.ts'
import { useApplication } from '../application/application.tsx'
import { useTexts } from './texts.ts'

interface ChannelRowProps {
  readonly channel: ChannelBody
  readonly onChange: () => void
  readonly onDeleted: () => Promise<unknown>
}

/** One channel: what it is, whether it works, and changing it. */
export function ChannelRow({ channel, onChange, onDeleted }: ChannelRowProps) {
  const { t } = useTexts()
  const { language } = useApplication()
  const { modal } = App.useApp()
  const { done, problem } = useMessages()
  const [tested, setTested] = useState<ChannelTest | null>(null)
  const [testing, setTesting] = useState(false)
  const { name, kind, changedAt, changedBy } = channel
  const title = kind === 'email' ? channel.settings.host : name

  const test = async () => {
    setTesting(true)
    setTested(null)
    try {
      setTested(await testChannel(name))
    } catch (error) {
      problem(error)
    } finally {
      setTesting(false)
    }
  }
  const remove = () =>
    modal.confirm({
      title: t('channels.confirmDelete', { name: title }),
      content: kind === 'email' ? t('channels.deleteEmailHint') : t('channels.deleteHint'),
      okText: t('action.delete'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          await deleteChannel(name)
          done(t('channels.deleted', { name: title }))
          await onDeleted()
        } catch (error) {
          problem(error)
        }
      },
    })
  const when = showMoment(changedAt, dateLocale(language))
  return (
    <li className="channel-row">
      <div className="channel-line">
        <span className="rows-main">
          <strong>{title}</strong>
          <span className="channel-what">
            <What channel={channel} />
          </span>
          <small>{changedBy === null ? when : t('channels.changed', { who: changedBy, when })}</small>
        </span>
        <span className="channel-buttons">
          <Button loading={testing} onClick={() => void test()} aria-label={t('channels.testOf', { name: title })}>
            {t('channels.test')}
          </Button>
          <Button
            icon={<EditOutlined aria-hidden />}
            aria-label={t('channels.changeOf', { name: title })}
            onClick={onChange}
          />
          <Button
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('channels.deleteOf', { name: title })}
            onClick={remove}
          />
        </span>
      </div>
      <div role="status">
        {tested && (
          <Alert
            type={tested.ok ? 'success' : 'error'}
            showIcon
            closable={{ onClose: () => setTested(null), 'aria-label': t('action.close') }}
            title={tested.answer}
          />
        )}
      </div>
    </li>
  )
}

/** What tells this channel from others. */
function What({ channel }: { readonly channel: ChannelBody }) {
  const { t } = useTexts()
  if (channel.kind === 'webhook') return channel.settings.url
  if (channel.kind !== 'email') return `${t(`kind.${channel.kind}`)} · ${channel.settings.host}`
  const { from, fromName, port, security } = channel.settings
  const sender = fromName === undefined ? from : `${fromName} <${from}>`
  return [sender, t('channels.port', { port }), t(`security.${security}`)].join(' · ')
}
