/** A cell of a grid: what is typed is in the table at once, as far as it is a number; what is none goes when one leaves. */
import type { plans } from '@attain/engine/metadata'
import { type ClipboardEvent, useState } from 'react'
import { isOfCells, numberIn } from './cells.ts'

interface Props {
  readonly label: string
  readonly row: number
  readonly column: number
  readonly value: plans.Decimal | undefined
  readonly unit: string
  readonly isBad: boolean
  readonly placeholder?: string
  readonly onChange: (value: plans.Decimal | undefined) => void
  /** Several cells of a spreadsheet. */
  readonly onPaste: (text: string) => void
}

export function GridCell({ label, row, column, value, unit, isBad, placeholder, onChange, onPaste }: Props) {
  const [typed, setTyped] = useState<string>()
  const shown = value === undefined ? '' : String(value)
  const isNumber = typed === undefined || typed.trim() === '' || numberIn(typed) !== undefined
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!isOfCells(text)) return
    event.preventDefault()
    setTyped(undefined)
    onPaste(text)
  }
  return (
    <span className="rate-cell" data-bad={isBad || !isNumber || undefined}>
      <input
        aria-label={label}
        aria-invalid={isBad || !isNumber}
        data-cell={`${row}:${column}`}
        inputMode="decimal"
        autoComplete="off"
        placeholder={placeholder}
        value={typed ?? shown}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(undefined)}
        onPaste={paste}
        onChange={({ target }) => {
          setTyped(target.value)
          const next = target.value.trim() === '' ? undefined : numberIn(target.value)
          if (next !== undefined || target.value.trim() === '') onChange(next)
        }}
      />
      {unit !== '' && <small aria-hidden>{unit}</small>}
    </span>
  )
}
