import { Input } from 'antd'
import type { HTMLAttributes } from 'react'
import { ariaOf, type InputProps, statusOf, textOf } from './input-props.ts'

type Keyboard = {
  readonly type?: string
  readonly inputMode?: HTMLAttributes<HTMLElement>['inputMode']
  readonly autoComplete?: string
}

/** The keyboard that a phone should offer, per field type. */
const KEYBOARDS: Readonly<Record<string, Keyboard>> = {
  email: { type: 'email', inputMode: 'email', autoComplete: 'off' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'off' },
  url: { inputMode: 'url', autoComplete: 'off' },
}

/** One line of text, an address to write to, a number to call or a link. */
export function TextInput(props: InputProps) {
  const limit = props.field.document.maxLength
  return (
    <Input
      id={props.id}
      value={textOf(props.value)}
      status={statusOf(props)}
      maxLength={typeof limit === 'number' ? limit : 255}
      autoComplete="off"
      {...KEYBOARDS[props.field.valueType]}
      {...ariaOf(props)}
      onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

/** Several lines; grows with what is written. */
export function LongTextInput(props: InputProps) {
  const limit = props.field.document.maxLength
  return (
    <Input.TextArea
      id={props.id}
      value={textOf(props.value)}
      status={statusOf(props)}
      autoSize={{ minRows: 3, maxRows: 16 }}
      maxLength={typeof limit === 'number' ? limit : 20_000}
      {...ariaOf(props)}
      onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}
