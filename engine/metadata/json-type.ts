import type { Text } from './model.ts'

const words: Readonly<Record<string, Text>> = {
  string: { en: 'a text', 'zh-CN': '文本' },
  integer: { en: 'a whole number', 'zh-CN': '整数' },
  number: { en: 'a number', 'zh-CN': '数字' },
  boolean: { en: 'true or false', 'zh-CN': '真假值（true 或 false）' },
  array: { en: 'a list', 'zh-CN': '列表' },
  object: { en: 'an object', 'zh-CN': '对象' },
  null: { en: 'null', 'zh-CN': '空值（null）' },
}

/** What kind of JSON value this is, in words. */
export function nameType(value: unknown): Text {
  return typeInWords(value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
}

/** One or several type names of JSON Schema in words. */
export function typeInWords(type: string | readonly string[]): Text {
  const named = [type].flat().map((one) => words[one] ?? { en: one })
  return {
    en: named.map((text) => text.en).join(' or '),
    'zh-CN': named.map((text) => text['zh-CN'] ?? text.en).join('或'),
  }
}
