/** An open deal that may be supposed to be closed, for so much and on a day. */
import type { OpenDeal, OpenDealsBody } from '@attain/contract'
import { Checkbox, Input } from 'antd'
import { Amount } from '../commission/amount.tsx'
import { isAmount } from '../commission/is-amount.ts'
import { useSimulationTexts } from './texts.ts'
import type { Choice } from './what-if-page.tsx'

interface DealChoiceProps {
  readonly deal: OpenDeal
  readonly days: OpenDealsBody['days']
  readonly choice: Choice | undefined
  readonly onChange: (choice: Choice | undefined) => void
}

export function DealChoice({ deal, days, choice, onChange }: DealChoiceProps) {
  const { t } = useSimulationTexts()
  const { record, amount, currency } = deal
  const { name } = record
  return (
    <li>
      <Checkbox
        checked={choice !== undefined}
        onChange={({ target }) => onChange(target.checked ? { amount: amount ?? '', day: days.usual } : undefined)}
      >
        {name}
      </Checkbox>
      {choice === undefined && amount !== null && currency !== null && <Amount value={amount} currency={currency} />}
      {choice !== undefined && (
        <span className="what-if-inputs">
          {amount !== null && (
            <Input
              aria-label={t('whatIf.amountOf', { name })}
              inputMode="decimal"
              suffix={currency}
              status={isAmount(choice.amount) ? '' : 'error'}
              value={choice.amount}
              onChange={(event) => onChange({ ...choice, amount: event.target.value.trim() })}
            />
          )}
          <Input
            aria-label={t('whatIf.dayOf', { name })}
            type="date"
            min={days.from}
            max={days.to}
            value={choice.day}
            onChange={({ target }) => onChange({ ...choice, day: target.value })}
          />
        </span>
      )}
    </li>
  )
}
