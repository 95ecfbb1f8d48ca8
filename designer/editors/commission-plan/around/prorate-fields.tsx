/** What is cut to the days that somebody is there, and how days are counted. */
import type { plans } from '@attain/engine/metadata'
import { Checkbox } from 'antd'
import { Field } from '../../settings/field.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { prorated } from './begin-part.ts'

interface Props {
  readonly prorate: plans.Prorate
  readonly pointer: string
}

export function ProrateFields({ prorate, pointer }: Props) {
  const { words, choices, set } = usePlan()
  const { of = prorated, days, firstDay } = prorate
  const place = (property: string) => ({ definition: 'Prorate', property, pointer: `${pointer}/${property}` })
  return (
    <>
      <Field {...place('of')}>
        {(id) => (
          <Checkbox.Group
            {...{ id }}
            value={[...of]}
            options={[...choices('Prorate', 'of')]}
            onChange={(next) => set(`${pointer}/of`, next, words('Prorate', 'of').title)}
          />
        )}
      </Field>
      <div className="setting-fields">
        <ChoiceField {...place('days')} value={days} usual="calendar" />
        <ChoiceField {...place('firstDay')} value={firstDay} usual="counts" />
      </div>
    </>
  )
}
