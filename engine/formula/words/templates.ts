/** How a formula is said, in each language. */
export interface Templates {
  readonly text: string
  readonly true: string
  readonly false: string
  readonly and: string
  readonly or: string
  readonly blank: string
  readonly filled: string
  readonly not: string
  readonly oneOf: string
  /** Between the values of a list. */
  readonly comma: string
  readonly is: string
  readonly isNot: string
  readonly less: string
  readonly atMost: string
  readonly more: string
  readonly atLeast: string
}

export const templates: Readonly<Record<'en' | 'zh-CN', Templates>> = {
  en: {
    text: '“{value}”',
    true: 'yes',
    false: 'no',
    and: ', and ',
    or: ', or ',
    blank: '{subject} is empty',
    filled: '{subject} is filled in',
    not: 'not: {subject}',
    oneOf: '{subject} is one of: {value}',
    comma: ', ',
    is: '{subject} is {value}',
    isNot: '{subject} is not {value}',
    less: '{subject} is less than {value}',
    atMost: '{subject} is at most {value}',
    more: '{subject} is more than {value}',
    atLeast: '{subject} is at least {value}',
  },
  'zh-CN': {
    text: '“{value}”',
    true: '是',
    false: '否',
    and: '，且',
    or: '，或',
    blank: '{subject}为空',
    filled: '{subject}已填写',
    not: '并非（{subject}）',
    oneOf: '{subject}为以下之一：{value}',
    comma: '、',
    is: '{subject}为{value}',
    isNot: '{subject}不为{value}',
    less: '{subject}低于 {value}',
    atMost: '{subject}不超过 {value}',
    more: '{subject}超过 {value}',
    atLeast: '{subject}不低于 {value}',
  },
}
