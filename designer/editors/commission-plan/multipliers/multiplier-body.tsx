/** One factor: a formula, or a table of per cents. */
import type { plans } from '@attain/engine/metadata'
import { Segmented } from 'antd'
import { WordsField } from '../../settings/words-field.tsx'
import { usePlan } from '../plan-context.tsx'
import { useKeys } from '../rates/keys.ts'
import { FormulaSetting } from '../rates/table-settings.tsx'
import { useTexts } from '../texts.ts'
import { type By, byOf, withBy } from './begin-multiplier.ts'
import { FactorTable } from './factor-table.tsx'

interface Props {
  readonly multiplier: plans.Multiplier
  readonly component?: plans.Component
  readonly pointer: string
}

export function MultiplierBody({ multiplier, component, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const keys = useKeys(component)
  const { title } = words('Multiplier', 'factor')
  const { label, factor, table } = multiplier
  // attainment says more than an amount does, where there is any
  const first = keys.find(({ key }) => key.by === (component?.quota === undefined ? 'component' : 'attainment'))
  const key = first?.key ?? keys[0]?.key
  return (
    <>
      <WordsField definition="Multiplier" property="label" pointer={`${pointer}/label`} value={label} required />
      <Segmented<By>
        aria-label={title}
        value={byOf(multiplier)}
        options={(['factor', 'table'] as const).map((value) => ({
          value,
          label: t(`multiplier.${value}`),
          disabled: value === 'table' && key === undefined,
        }))}
        onChange={(by) => key !== undefined && set(pointer, withBy(multiplier, by, key), title)}
      />
      {table === undefined ? (
        <FormulaSetting
          definition="Multiplier"
          property="factor"
          pointer={`${pointer}/factor`}
          value={factor}
          required
        />
      ) : (
        <FactorTable table={table} keys={keys} pointer={`${pointer}/table`} />
      )}
    </>
  )
}
