/** An exact number. What is emptied and has to be there stays what it was. */
import type { scorecards } from '@attain/engine/metadata'
import { InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { decimalFrom } from './decimal-from.ts'

export interface DecimalInputProps {
  readonly id?: string
  /** For those who hear the page; a label element does it otherwise. */
  readonly label?: string
  readonly value: scorecards.Decimal | undefined
  readonly placeholder?: string
  readonly suffix?: ReactNode
  readonly isBad?: boolean
  readonly onChange: (value: scorecards.Decimal | undefined) => void
}

export function DecimalInput({ id, label, value, placeholder, suffix, isBad = false, onChange }: DecimalInputProps) {
  return (
    <InputNumber<string>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="decimal-input"
      stringMode
      controls={false}
      inputMode="decimal"
      status={isBad ? 'error' : ''}
      {...(placeholder !== undefined && { placeholder })}
      {...(suffix !== undefined && { suffix })}
      value={value === undefined ? null : String(value)}
      onChange={(text) => {
        const next = text === null ? undefined : decimalFrom(text)
        if (text === null || next !== undefined) onChange(next)
      }}
    />
  )
}
