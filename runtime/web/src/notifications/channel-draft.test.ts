import type { ChannelBody } from '@attain/contract'
import { expect, test } from 'vitest'
import { draftOf, inputOf, makeSecret, portFor } from './channel-draft.ts'

const stored = { changedAt: '2026-11-26T00:00:00Z', changedBy: 'Ada', secrets: [] }

test('what is not typed anew stays as it is stored', () => {
  const email: ChannelBody = {
    ...stored,
    name: 'email',
    kind: 'email',
    settings: { host: 'mail.example.com', port: 465, security: 'tls', user: 'me', from: 'a@example.com' },
  }
  expect(inputOf(draftOf(email, ['email'], 'en'))).toEqual({ kind: 'email', settings: email.settings })
  const webhook: ChannelBody = { ...stored, name: 'erp', kind: 'webhook', settings: { url: 'https://example.com' } }
  expect(inputOf(draftOf(webhook, ['webhook'], 'en'))).toEqual({ kind: 'webhook', settings: webhook.settings })
  const robot: ChannelBody = {
    ...stored,
    name: 'sales',
    kind: 'feishu',
    settings: { language: 'zh-CN', host: 'open.feishu.cn' },
  }
  const draft = draftOf(robot, ['feishu'], 'en')
  expect(inputOf(draft)).toEqual({ kind: 'feishu', settings: { language: 'zh-CN' } })
  expect(inputOf({ ...draft, secret: null })).toMatchObject({ secret: null })
  expect(inputOf({ ...draft, secret: ' new ', url: ' https://x ' })).toMatchObject({ secret: 'new', url: 'https://x' })
})

test('a new webhook has a secret that nobody else has', () => {
  const [one, other] = [draftOf(undefined, ['webhook'], 'en'), draftOf(undefined, ['webhook'], 'en')]
  expect(one.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
  expect(one.secret).not.toBe(other.secret)
  expect(makeSecret()).not.toBe(makeSecret())
})

test('the port follows the encryption, unless it is an unusual one', () => {
  expect(portFor('starttls', '465')).toBe('587')
  expect(portFor('tls', '587')).toBe('465')
  expect(portFor('tls', '2525')).toBe('2525')
})
