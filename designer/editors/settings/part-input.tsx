/** The part of a whole in per cent, of what is named above it. */
import type { scorecards } from '@attain/engine/metadata'
import { useId } from 'react'
import { DecimalInput } from './decimal-input.tsx'

interface Props {
  /** What is seen. */
  readonly name: string
  /** What it is, for those who hear the page. */
  readonly label: string
  readonly value: scorecards.Decimal | undefined
  readonly onChange: (value: scorecards.Decimal | undefined) => void
}

export function PartInput({ name, label, value, onChange }: Props) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <DecimalInput id={id} label={label} suffix="%" value={value} onChange={onChange} />
    </div>
  )
}
