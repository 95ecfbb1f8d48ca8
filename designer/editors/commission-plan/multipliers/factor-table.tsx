/** Factors by where something stands: “from 90 % attainment on, 95 %”. */
import type { plans } from '@attain/engine/metadata'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { type RowColumn, RowTable } from '../../settings/row-table.tsx'
import { usePlan } from '../plan-context.tsx'
import { type KeyChoice, valueOfKey } from '../rates/keys.ts'
import { isInPercent } from '../rates/mode.ts'
import { FormulaKey } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { nextStep } from './begin-multiplier.ts'

interface Props {
  readonly table: plans.FactorTable
  readonly keys: readonly KeyChoice[]
  readonly pointer: string
}

export function FactorTable({ table, keys, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const { key, between, bounds, steps } = table
  const place = (property: string) => ({ definition: 'FactorTable', property, pointer: `${pointer}/${property}` })
  const column = (property: 'from' | 'percent', suffix: string): RowColumn<plans.FactorStep> => ({
    name: words('FactorStep', property).title,
    cell: (step, { label, isBad, change }) => (
      <DecimalInput
        label={label}
        suffix={suffix}
        isBad={isBad}
        value={step[property]}
        onChange={(value) => value !== undefined && change({ ...step, [property]: value })}
      />
    ),
  })
  return (
    <>
      <div className="setting-fields">
        <ChoiceField
          {...place('key')}
          value={valueOfKey(key)}
          required
          choices={keys}
          onSet={(value) => {
            const next = keys.find((one) => one.value === value)
            if (next !== undefined) set(`${pointer}/key`, next.key, words('FactorTable', 'key').title)
          }}
        />
        <ChoiceField {...place('between')} value={between} usual="steps" />
        <ChoiceField {...place('bounds')} value={bounds} usual="lower" />
      </div>
      {key.by === 'formula' && <FormulaKey pointer={`${pointer}/key`} value={key} />}
      <RowTable<plans.FactorStep>
        pointer={`${pointer}/steps`}
        title={words('FactorTable', 'steps').title}
        entry={words('FactorStep', '').title}
        rows={steps}
        most={100}
        add={t('multiplier.addStep')}
        begin={() => nextStep(steps)}
        columns={[column('from', isInPercent(key) ? '%' : ''), column('percent', '%')]}
      />
    </>
  )
}
