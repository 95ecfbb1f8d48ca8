/** A channel as its form has it: all fields of all kinds, as text. */
import type { ChannelBody, ChannelInput, ChannelKind, EmailSettings } from '@attain/contract'
import type { Language } from '@attain/form'

export interface ChannelDraft {
  readonly kind: ChannelKind
  readonly name: string
  readonly host: string
  readonly port: string
  readonly security: EmailSettings['security']
  readonly user: string
  readonly from: string
  readonly fromName: string
  readonly password: string
  readonly url: string
  /** Null takes one away that is stored. */
  readonly secret: string | null
  readonly language: Language
}

export function draftOf(
  channel: ChannelBody | undefined,
  kinds: readonly ChannelKind[],
  language: Language,
): ChannelDraft {
  const blank: ChannelDraft = {
    kind: kinds[0] ?? 'webhook',
    name: '',
    host: '',
    port: '465',
    security: 'tls',
    user: '',
    from: '',
    fromName: '',
    password: '',
    url: '',
    secret: '',
    language,
  }
  if (channel === undefined) return blank.kind === 'webhook' ? { ...blank, secret: makeSecret() } : blank
  switch (channel.kind) {
    case 'email': {
      const { port, user = '', fromName = '', ...settings } = channel.settings
      return { ...blank, kind: 'email', ...settings, port: String(port), user, fromName }
    }
    case 'webhook':
      return { ...blank, kind: 'webhook', url: channel.settings.url }
    default:
      return { ...blank, kind: channel.kind, language: channel.settings.language }
  }
}

/** What the server is sent; blank secrets are left out, so that those that are stored stay. */
export function inputOf(draft: ChannelDraft): ChannelInput {
  const text = (value: string) => value.trim() || undefined
  switch (draft.kind) {
    case 'email': {
      const { host, port, security, user, from, fromName, password } = draft
      return {
        kind: 'email',
        settings: {
          host: host.trim(),
          port: Number(port),
          security,
          from: from.trim(),
          ...given('user', text(user)),
          ...given('fromName', text(fromName)),
        },
        ...given('password', password || undefined),
      }
    }
    case 'webhook':
      return { kind: 'webhook', settings: { url: draft.url.trim() }, ...given('secret', text(draft.secret ?? '')) }
    default: {
      const { kind, language, url, secret } = draft
      return {
        kind,
        settings: { language },
        ...given('url', text(url)),
        ...given('secret', secret === null ? null : text(secret)),
      }
    }
  }
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>)
}

/** Rules name channels; e-mail has the only one of its kind. */
export function nameFor({ kind, name }: ChannelDraft): string {
  return kind === 'email' ? 'email' : name
}

export const namePattern = '[a-z][a-z0-9_]{0,62}'

/** For servers that come after the port that is usual for them. */
export function portFor(security: EmailSettings['security'], port: string): string {
  const usual: Record<EmailSettings['security'], string> = { tls: '465', starttls: '587', none: '25' }
  return Object.values(usual).includes(port) ? usual[security] : port
}

/** As the standard of webhooks wants it: 24 random bytes. */
export function makeSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`
}
