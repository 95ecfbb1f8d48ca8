/** The form renderer that the users' application and the designer share. */
import en from './messages/en.json' with { type: 'json' }
import zhCN from './messages/zh-CN.json' with { type: 'json' }

/** Messages of the i18next namespace `form`. */
export const formMessages = { en, 'zh-CN': zhCN }

export * from './build-form.ts'
export * from './check-record.ts'
export * from './conditions.ts'
export * from './dates.ts'
export * from './decimal.ts'
export type * from './documents.ts'
export * from './engine-model.ts'
export * from './form-services.ts'
export type { InputProps } from './inputs/input-props.ts'
export * from './language.ts'
export * from './option-tag.tsx'
export * from './sections.ts'
export * from './validator.ts'
