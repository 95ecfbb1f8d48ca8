/** What can be wrong with a file of cases: what any document may have, and a little of their own. */
import { didYouMean } from '../metadata/did-you-mean.ts'
import type { Text } from '../metadata/model.ts'
import type { Problem } from '../metadata/problem.ts'

export interface CaseProblem extends Pick<Problem, 'path' | 'message' | 'hint' | 'severity'> {
  readonly code: Problem['code'] | keyof typeof catalogue
}

const catalogue = {
  'unknown-record': {
    en: 'The case has no {object} “{found}” here. It has: {known}.',
    'zh-CN': '用例此时没有名为“{found}”的{object}。已有：{known}。',
  },
  'not-a-name': {
    en: 'A reference is the name of another record of the case.',
    'zh-CN': '引用应写用例中另一条记录的名称。',
  },
  'record-twice': {
    en: 'The case has a {object} “{found}” already.',
    'zh-CN': '用例中已有名为“{found}”的{object}。',
  },
  'unknown-period': {
    en: '“{found}” is no period of “{of}”. One is called {example}.',
    'zh-CN': '“{found}”不是“{of}”的期间，期间写法如 {example}。',
  },
  'no-plan': {
    en: 'Nothing says which plan pays: give “plan”, here or for the whole file.',
    'zh-CN': '没有指明由哪个方案发放：请在此处或整个文件中填写“plan”。',
  },
  'case-twice': {
    en: 'Another case of this file is called “{found}”.',
    'zh-CN': '该文件中另有名为“{found}”的用例。',
  },
  'pays-nothing': {
    en: 'The case expects nothing: say what is paid in “pays”.',
    'zh-CN': '该用例没有预期结果：请在“pays”中写明应发金额。',
  },
} as const satisfies Record<string, Required<Text>>

type Word = string | Text

/** `among`: what may have been meant. */
export function caseProblem(
  code: keyof typeof catalogue,
  path: string,
  words: Readonly<Record<string, Word>> = {},
  among: Iterable<string> = [],
): CaseProblem {
  const hint = typeof words.found === 'string' ? didYouMean(words.found, among) : undefined
  return {
    severity: 'error',
    code,
    path,
    message: { en: fill(catalogue[code].en, words, 'en'), 'zh-CN': fill(catalogue[code]['zh-CN'], words, 'zh-CN') },
    ...(hint !== undefined && { hint: { en: hint.en, 'zh-CN': hint['zh-CN'] ?? hint.en } }),
  }
}

function fill(template: string, words: Readonly<Record<string, Word>>, language: 'en' | 'zh-CN'): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name] ?? ''
    return typeof word === 'string' ? word : (word[language] ?? word.en)
  })
}
