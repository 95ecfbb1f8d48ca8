/** A cell of the grid: the target, what was typed, and marks for what else is known of it. */
import type { KpiBody } from '@attain/contract'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import type { Shown } from './plan.ts'
import { useTargetTexts } from './texts.ts'

export type Then = 'stay' | 'down' | 'up' | 'right' | 'left'

interface Props {
  readonly id: string
  readonly name: string
  readonly unit: KpiBody['unit']
  readonly shown: Shown
  readonly isTotal: boolean
  readonly isOpen: boolean
  readonly isNone: boolean
  readonly isActive: boolean
  readonly canBeReached: boolean
  readonly isSelected: boolean
  readonly typing: string | undefined
  readonly onFocus: () => void
  readonly onPick: (shift: boolean) => void
  readonly onType: (typed: string) => void
  readonly onEdit: () => void
  /** Undefined: nothing is taken over. */
  readonly onDone: (typed: string | undefined, then: Then) => void
}

export function GridCell(props: Props) {
  const { id, name, unit, shown, isTotal, isOpen, isNone, isActive, canBeReached, isSelected, typing } = props
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const { cell, amount } = shown
  const marks = [
    ...(cell?.proposals ? [t('mark.proposed', { count: cell.proposals.length })] : []),
    ...(cell?.submitted ? [t('mark.submitted')] : []),
    ...(cell?.next ? [t('mark.next', { day: cell.next.effective })] : []),
    ...(cell?.asked === undefined ? [] : [t('mark.asked', { amount: amountText(cell.asked, unit, language) })]),
    ...(shown.isChanged ? [t('mark.changed')] : []),
  ]
  if (isNone) return <td className="target-none" />
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the grid
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is one
      role="gridcell"
      data-cell={id}
      data-total={isTotal || undefined}
      data-open={isOpen || undefined}
      data-changed={shown.isChanged || undefined}
      data-derived={shown.isDerived || undefined}
      aria-selected={isSelected || isActive}
      aria-label={`${name}: ${amountText(amount, unit, language) || t('mark.none')}${marks.map((mark) => `, ${mark}`).join('')}`}
      tabIndex={canBeReached ? 0 : -1}
      title={marks.length > 0 ? marks.join('\n') : undefined}
      onFocus={props.onFocus}
      onClick={(event) => props.onPick(event.shiftKey)}
      onDoubleClick={props.onEdit}
    >
      {typing !== undefined ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever begins to type goes on in the cell
          autoFocus
          className="target-input"
          aria-label={name}
          inputMode="decimal"
          value={typing}
          onChange={(event) => props.onType(event.target.value)}
          onBlur={(event) => props.onDone(event.target.value, 'stay')}
          onKeyDown={(event) => {
            const { key, shiftKey } = event
            if (!['Enter', 'Tab', 'Escape'].includes(key)) return
            event.preventDefault()
            event.stopPropagation()
            if (key === 'Escape') props.onDone(undefined, 'stay')
            else if (key === 'Enter') props.onDone(typing, shiftKey ? 'up' : 'down')
            else props.onDone(typing, shiftKey ? 'left' : 'right')
          }}
        />
      ) : (
        <>
          {(cell?.proposals || cell?.submitted) && <span className="target-mark" data-of="waiting" />}
          {(cell?.next || cell?.asked !== undefined) && <span className="target-mark" data-of="other" />}
          {amountText(amount, unit, language)}
        </>
      )}
    </td>
  )
}
