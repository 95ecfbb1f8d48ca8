/** Words in the languages of the application, and those that are there: that of the page first. Words that are needed are only changed by others, never emptied. */
import type { Text } from '@attain/engine/metadata'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { Form, Input, type InputRef } from 'antd'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraftState } from '../draft/draft-context.tsx'
import './words-input.css'

export interface WordsInputProps {
  readonly id: string
  readonly label: string
  readonly value: Text | undefined
  readonly required?: boolean
  /** Several lines. */
  readonly long?: boolean
  readonly hint?: string
  readonly help?: string | undefined
  readonly validateStatus?: 'error' | 'warning' | ''
  readonly ref?: Ref<InputRef>
  readonly onChange: (words: Text | undefined) => void
}

export function WordsInput(props: WordsInputProps) {
  const { id, label, value, required = false, long = false, hint, help, validateStatus = '', ref, onChange } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const [isEmpty, setEmpty] = useState(false)
  const wanted = useDraftState((state) => state.documents.get('app')?.languages)
  const isShown = (code: string) => !Array.isArray(wanted) || wanted.includes(code) || Boolean(value?.[code as 'en'])
  const ordered = LANGUAGES.filter(({ code }) => code === language || isShown(code)).sort(
    (a, b) => Number(b.code === language) - Number(a.code === language),
  )
  const set = (code: 'en' | 'zh-CN', text: string) => {
    const next = changedWords(value, code, text)
    setEmpty(next === undefined && required)
    if (next !== undefined || !required) onChange(next)
  }
  return (
    <Form.Item
      label={label}
      required={required}
      tooltip={hint}
      help={isEmpty ? t('words.needed') : help}
      validateStatus={isEmpty ? 'error' : validateStatus}
      htmlFor={id}
    >
      <div className="words-input">
        {ordered.map(({ code, name }, index) => {
          const shared = {
            id: index === 0 ? id : `${id}-${code}`,
            'aria-label': index === 0 ? undefined : `${label}, ${name}`,
            value: isEmpty ? '' : (value?.[code] ?? ''),
            onBlur: () => setEmpty(false),
          }
          return long ? (
            <Input.TextArea
              key={code}
              {...shared}
              placeholder={name}
              autoSize={{ minRows: 1, maxRows: 6 }}
              onChange={({ target }) => set(code, target.value)}
            />
          ) : (
            <Input
              key={code}
              {...shared}
              ref={index === 0 ? ref : null}
              suffix={<span className="words-input-language">{name}</span>}
              onChange={({ target }) => set(code, target.value)}
            />
          )
        })}
      </div>
    </Form.Item>
  )
}

/** Undefined when nothing is left. English stands in for what is missing, so it follows Chinese until it is written itself. */
export function changedWords(before: Text | undefined, code: 'en' | 'zh-CN', text: string): Text | undefined {
  const { en = '', 'zh-CN': chinese = '' } = before ?? {}
  const [nextEnglish, nextChinese] = code === 'en' ? [text, chinese] : [en === '' || en === chinese ? text : en, text]
  const words = nextEnglish === '' ? nextChinese : nextEnglish
  if (words === '') return undefined
  return nextChinese === '' ? { en: words } : { en: words, 'zh-CN': nextChinese }
}
