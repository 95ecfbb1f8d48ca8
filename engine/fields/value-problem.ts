import type { Reading, ValueProblem } from './field-type.ts'

/** Refuses a value; both sentences say what was expected. */
export function refuse(code: ValueProblem['code'], en: string, chinese: string): { readonly problem: ValueProblem } {
  return { problem: { code, message: { en, 'zh-CN': chinese } } }
}

export const blank: Reading = Object.freeze({ value: null })

/** What a blank scalar looks like in JSON. */
export function isBlank(input: unknown): input is null | undefined | '' {
  return input === null || input === undefined || input === ''
}
