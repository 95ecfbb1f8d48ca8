import type { Text } from '../metadata/model.ts'
import { countCharacters, isMultiLine, isSingleLine } from './characters.ts'
import type { Reading } from './field-type.ts'
import { blank, refuse } from './value-problem.ts'

/** What limits a text; also the value of the schema keyword `x-text`. Lengths are in code points. */
export interface TextRules {
  readonly lines: 'one' | 'many'
  readonly maxLength: number
  readonly minLength?: number
  /** A form that the type itself asks for. */
  readonly form?: TextForm
  /** A regular expression that the field asks for, and what to say when it does not match. */
  readonly pattern?: string
  readonly patternMessage?: Text
}

export type TextForm = keyof typeof forms

const forms = {
  email: {
    pattern: /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\.]+(\.[^\s@<>(),;:"\\.]+)+$/u,
    text: { en: 'an e-mail address such as ann@example.com', 'zh-CN': '邮箱地址，例如 ann@example.com' },
  },
  phone: {
    pattern: /^\+?[0-9(][0-9 ().\-/]{2,30}( ?(x|ext\.?|转) ?[0-9]{1,6})?$/u,
    text: { en: 'a phone number such as +86 10 6552 9988', 'zh-CN': '电话号码，例如 +86 10 6552 9988' },
  },
  /** Only http and https: a link that a page shows must not be able to run a script. */
  url: {
    pattern: /^https?:\/\/[^\s/?#"<>\\]+[^\s"<>\\]*$/iu,
    text: { en: 'a web address such as https://example.com', 'zh-CN': '网址，例如 https://example.com' },
  },
  tag: {
    pattern: /^[^;]+$/u,
    text: { en: 'a word without “;”', 'zh-CN': '不含“;”的词语' },
  },
} as const

/**
 * The text without spaces around it and in Unicode form NFC, or why it is refused; only spaces are blank.
 * What it gives it accepts again unchanged.
 */
export function readByRules(input: string, rules: TextRules): Reading {
  const { lines, maxLength, minLength = 0, form, pattern, patternMessage } = rules
  const tooLong = refuse('length', `At most ${maxLength} characters are allowed.`, `最多允许 ${maxLength} 个字符。`)
  if (isLonger(input, maxLength)) return tooLong
  if (lines === 'one' && !isSingleLine(input))
    return refuse('format', 'One line without control characters is expected.', '应为不含控制字符的单行文本。')
  if (lines === 'many' && !isMultiLine(input))
    return refuse('format', 'Text without control characters is expected.', '应为不含控制字符的文本。')
  const value = input.normalize('NFC').trim().replaceAll('\r\n', '\n')
  if (value === '') return blank
  if (isLonger(value, maxLength)) return tooLong
  if (countCharacters(value) < minLength)
    return refuse('length', `At least ${minLength} characters are needed.`, `至少需要 ${minLength} 个字符。`)
  if (form !== undefined && !forms[form].pattern.test(value))
    return refuse('format', `Expected ${forms[form].text.en}.`, `应为${forms[form].text['zh-CN']}。`)
  if (pattern !== undefined && !patternOf(pattern).test(value)) {
    const message = patternMessage ?? { en: `The form ${pattern} is expected.`, 'zh-CN': `应符合格式 ${pattern}。` }
    return { problem: { code: 'pattern', message } }
  }
  return { value }
}

function isLonger(text: string, characters: number): boolean {
  return text.length > characters && countCharacters(text) > characters
}

const patterns = new Map<string, RegExp>()

/** Patterns come from checked metadata, so there are few of them and they compile. */
function patternOf(source: string): RegExp {
  const known = patterns.get(source)
  if (known !== undefined) return known
  const compiled = new RegExp(source, 'u')
  if (patterns.size >= 1000) patterns.clear()
  patterns.set(source, compiled)
  return compiled
}
