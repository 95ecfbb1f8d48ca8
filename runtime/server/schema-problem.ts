/** What Ajv finds wrong with a request, in words of both languages. */
import type { Text } from '@attain/engine/metadata'
import type { FastifySchemaValidationError } from 'fastify'

/** Where in the request the mistake is: `body/values`, `querystring/limit`. */
type Say = (at: string, parameters: Readonly<Record<string, unknown>>) => Required<Text>

const sayings: Readonly<Record<string, Say>> = {
  required: (at, { missingProperty }) => ({
    en: `${at} lacks "${missingProperty}".`,
    'zh-CN': `${at} 缺少“${missingProperty}”。`,
  }),
  additionalProperties: (at, { additionalProperty }) => ({
    en: `${at} takes no "${shorten(additionalProperty)}".`,
    'zh-CN': `${at} 不接受“${shorten(additionalProperty)}”。`,
  }),
  type: (at, { type }) => ({ en: `${at} should be of type ${type}.`, 'zh-CN': `${at} 的类型应为 ${type}。` }),
  format: (at, { format }) => ({ en: `${at} should be a ${format}.`, 'zh-CN': `${at} 应为 ${format}。` }),
  pattern: (at, { pattern }) => ({
    en: `${at} should look like ${pattern}.`,
    'zh-CN': `${at} 应符合格式 ${pattern}。`,
  }),
  const: (at, { allowedValue }) => ({
    en: `${at} should be ${JSON.stringify(allowedValue)}.`,
    'zh-CN': `${at} 应为 ${JSON.stringify(allowedValue)}。`,
  }),
  minimum: (at, { limit }) => ({ en: `${at} should be at least ${limit}.`, 'zh-CN': `${at} 不应小于 ${limit}。` }),
  maximum: (at, { limit }) => ({ en: `${at} should be at most ${limit}.`, 'zh-CN': `${at} 不应大于 ${limit}。` }),
  minLength: (at, { limit }) => ({
    en: `${at} should have at least ${limit} characters.`,
    'zh-CN': `${at} 至少应有 ${limit} 个字符。`,
  }),
  maxLength: (at, { limit }) => ({
    en: `${at} should have at most ${limit} characters.`,
    'zh-CN': `${at} 至多应有 ${limit} 个字符。`,
  }),
  minItems: (at, { limit }) => ({
    en: `${at} should have at least ${limit} entries.`,
    'zh-CN': `${at} 至少应有 ${limit} 项。`,
  }),
  maxItems: (at, { limit }) => ({
    en: `${at} should have at most ${limit} entries.`,
    'zh-CN': `${at} 至多应有 ${limit} 项。`,
  }),
}

/** The first mistake in words; `part` is `body`, `querystring`, `params` or `headers`. */
export function schemaProblem(mistakes: readonly FastifySchemaValidationError[], part: string): Text {
  const [first] = mistakes
  const at = `${part}${shorten(first?.instancePath ?? '')}`
  // of a choice only the whole says anything: its parts are what was not meant
  const isChoice = mistakes.some((mistake) => mistake.keyword === 'anyOf')
  const say = isChoice || !first || !Object.hasOwn(sayings, first.keyword) ? undefined : sayings[first.keyword]
  if (say && first) return say(at, first.params)
  const choices = mistakes.flatMap(({ params }) =>
    'allowedValue' in params ? [JSON.stringify(params.allowedValue)] : [],
  )
  const list = choices.length === 0 ? '' : `: ${choices.join(', ')}`
  return {
    en: `${at} is none of what can stand here${list}.`,
    'zh-CN': `${at} 不是此处可用的值${choices.length === 0 ? '' : `：${choices.join('、')}`}。`,
  }
}

function shorten(value: unknown): string {
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
