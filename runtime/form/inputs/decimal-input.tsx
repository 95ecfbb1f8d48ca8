import { Input, type InputRef } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { groupDigits, readTyped, writeTyped } from '../decimal.ts'
import { ariaOf, type InputProps, statusOf } from './input-props.ts'

/** A number, an amount or a percentage. Keeps exactly what was typed; digits are grouped while nobody types. */
export function DecimalInput(props: InputProps) {
  const percent = props.field.valueType === 'percent'
  const value = typeof props.value === 'string' || typeof props.value === 'number' ? String(props.value) : ''
  const [typing, setTyping] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  const isTyping = typing !== null
  // Other digits stand there than before the focus came: select them, so that typing replaces them as everywhere.
  useLayoutEffect(() => {
    if (isTyping) input.current?.select()
  }, [isTyping])
  const shown = typing ?? groupDigits(writeTyped(value, percent))
  const unit = props.field.valueType === 'currency' ? props.field.currency : percent ? '%' : undefined
  return (
    <Input
      ref={input}
      id={props.id}
      className="attain-decimal"
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      status={statusOf(props)}
      suffix={unit}
      {...ariaOf(props)}
      onFocus={() => setTyping(writeTyped(value, percent))}
      onBlur={() => setTyping(null)}
      onChange={(event) => {
        setTyping(event.target.value)
        props.onChange(readTyped(event.target.value, percent))
      }}
    />
  )
}
