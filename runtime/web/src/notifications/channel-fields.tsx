import { CopyOutlined, ReloadOutlined } from '@ant-design/icons'
import type { ChannelKind, EmailSettings } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Button, Input, Select, Space } from 'antd'
import { type ReactNode, useId } from 'react'
import { type ChannelDraft, makeSecret, namePattern, portFor } from './channel-draft.ts'
import { useTexts } from './texts.ts'

export interface FieldsProps {
  readonly draft: ChannelDraft
  readonly change: (part: Partial<ChannelDraft>) => void
  /** Secrets that are stored. */
  readonly known: readonly string[]
}

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode
}

/** Label above, help below. */
function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const said = problem ?? hint
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(said && { 'aria-describedby': `${id}-hint` }) })}
      {said && (
        <small id={`${id}-hint`} className={problem ? 'field-problem' : undefined}>
          {said}
        </small>
      )}
    </>
  )
}

export function NameField({ draft, change, problem }: FieldsProps & { readonly problem: string | null }) {
  const { t } = useTexts()
  return (
    <Field label={t('fields.name')} hint={t('fields.nameHint')} problem={problem}>
      {(ids) => (
        <Input
          {...ids}
          autoFocus
          required
          pattern={namePattern}
          maxLength={63}
          status={problem ? 'error' : ''}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
    </Field>
  )
}

export function EmailFields({ draft, change, known }: FieldsProps) {
  const { t } = useTexts()
  const securities: readonly EmailSettings['security'][] = ['tls', 'starttls', 'none']
  return (
    <>
      <div className="field-pair">
        <div>
          <Field label={t('fields.host')}>
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                required
                pattern="[A-Za-z0-9._:\-]{1,253}"
                placeholder="smtp.example.com"
                value={draft.host}
                onChange={(event) => change({ host: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="is-short">
          <Field label={t('fields.port')}>
            {(ids) => (
              <Input
                {...ids}
                required
                inputMode="numeric"
                pattern="[1-9][0-9]{0,4}"
                value={draft.port}
                onChange={(event) => change({ port: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
      <Field label={t('fields.security')} hint={draft.security === 'none' ? t('fields.noSecurityHint') : undefined}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.security}
            onChange={(security) => change({ security, port: portFor(security, draft.port) })}
            options={securities.map((value) => ({ value, label: t(`security.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('fields.user')} hint={t('fields.userHint')}>
        {(ids) => (
          <Input
            {...ids}
            autoComplete="off"
            maxLength={200}
            value={draft.user}
            onChange={(event) => change({ user: event.target.value })}
          />
        )}
      </Field>
      {draft.user.trim() !== '' && (
        <Field label={t('fields.password')} hint={known.includes('password') ? t('fields.passwordKept') : undefined}>
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="new-password"
              maxLength={1000}
              value={draft.password}
              onChange={(event) => change({ password: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('fields.from')}>
        {(ids) => (
          <Input
            {...ids}
            required
            type="email"
            placeholder="sales@example.com"
            value={draft.from}
            onChange={(event) => change({ from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('fields.fromName')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={100}
            value={draft.fromName}
            onChange={(event) => change({ fromName: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

export function WebhookFields({ draft, change, known }: FieldsProps) {
  const { t } = useTexts()
  const { done } = useMessages()
  const copy = () =>
    navigator.clipboard.writeText(draft.secret ?? '').then(
      () => done(t('fields.copied')),
      () => {},
    )
  return (
    <>
      <Field label={t('fields.url')} hint={t('fields.urlHint')}>
        {(ids) => (
          <Input
            {...ids}
            required
            type="url"
            placeholder="https://example.com/attain"
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('fields.signingSecret')}
        hint={known.includes('secret') ? t('fields.secretKept') : t('fields.secretOnce')}
      >
        {(ids) => (
          <Space.Compact block>
            <Input
              {...ids}
              className="is-code"
              minLength={16}
              maxLength={1000}
              required={!known.includes('secret')}
              value={draft.secret ?? ''}
              onChange={(event) => change({ secret: event.target.value })}
            />
            <Button
              icon={<ReloadOutlined aria-hidden />}
              aria-label={t('fields.makeSecret')}
              title={t('fields.makeSecret')}
              onClick={() => change({ secret: makeSecret() })}
            />
            <Button
              icon={<CopyOutlined aria-hidden />}
              aria-label={t('fields.copySecret')}
              title={t('fields.copySecret')}
              disabled={!draft.secret}
              onClick={() => void copy()}
            />
          </Space.Compact>
        )}
      </Field>
    </>
  )
}

/** Chats that sign messages, if they are told to. */
const signing: readonly ChannelKind[] = ['dingtalk', 'feishu']
const addresses: Partial<Record<ChannelKind, string>> = {
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
}

export function RobotFields({ draft, change, known, kinds }: FieldsProps & { readonly kinds: readonly ChannelKind[] }) {
  const { t } = useTexts()
  return (
    <>
      {kinds.length > 1 && (
        <Field label={t('fields.chat')}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.kind}
              onChange={(kind) => change({ kind })}
              options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          )}
        </Field>
      )}
      <Field
        label={t('fields.robotUrl')}
        hint={known.includes('url') ? t('fields.robotUrlKept') : t('fields.robotUrlHint')}
      >
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="off"
            required={!known.includes('url')}
            placeholder={addresses[draft.kind]}
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
          />
        )}
      </Field>
      {signing.includes(draft.kind) && (
        <Field
          label={t('fields.robotSecret')}
          hint={known.includes('secret') ? t('fields.secretKept') : t('fields.robotSecretHint')}
        >
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="off"
              maxLength={1000}
              value={draft.secret ?? ''}
              onChange={(event) => change({ secret: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('fields.language')}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.language}
            onChange={(language) => change({ language })}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Field>
    </>
  )
}
