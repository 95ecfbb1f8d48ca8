/** How a rate table is read: what it is looked up by, how its tiers pay, what its values are. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Checkbox, Select } from 'antd'
import { ConditionSetting, Setting } from '../../../names/setting.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { type KeyChoice, valueOfKey } from './keys.ts'
import { asList, asMatrix, type Mode, modeOf, modes, withMode } from './mode.ts'
import { useChangeTable } from './use-table.ts'

interface Props {
  readonly component: plans.Component
  readonly table: plans.RateTable
  readonly pointer: string
  readonly keys: readonly KeyChoice[]
  readonly hasPlus: boolean
  readonly onPlus: (on: boolean) => void
}

const NO_KEY = ''

export function TableSettings({ component, table, pointer, keys, hasPlus, onPlus }: Props) {
  const { t } = useTexts()
  const { words } = usePlan()
  const change = useChangeTable(pointer)
  const place = (property: string) => ({ definition: 'RateTable', property, pointer: `${pointer}/${property}` })
  const keyed = (value: string) => keys.find((one) => one.value === value)?.key
  const { key = { by: 'measure' }, column, columns, pays = 'percent' } = table
  const mode = modeOf(table)
  return (
    <>
      <div className="setting-fields">
        <ChoiceField
          {...place('key')}
          value={valueOfKey(key)}
          required
          choices={keys}
          onSet={(value) => {
            const { key: _, ...rest } = table
            const next = keyed(value ?? '')
            if (next === undefined) return
            const isUsual = next.by === 'measure' && next.measure === undefined
            change(isUsual ? rest : { ...rest, key: next }, words('RateTable', 'key').title)
          }}
        />
        <Setting words={{ title: t('mode.title'), description: t('mode.hint') }} id={`${pointer}-mode`}>
          <Select<Mode>
            id={`${pointer}-mode`}
            className="pick"
            value={mode}
            disabled={columns !== undefined}
            popupMatchSelectWidth={false}
            options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={(next) => change(withMode(table, next), t('mode.title'))}
          />
        </Setting>
        <ChoiceField {...place('pays')} value={pays} usual="percent" />
        <ChoiceField
          {...place('column')}
          value={column === undefined ? NO_KEY : valueOfKey(column)}
          required
          choices={[
            { value: NO_KEY, label: t('mode.noColumn') },
            ...keys.filter((one) => one.value !== valueOfKey(key)),
          ]}
          onSet={(value) => {
            const next = keyed(value ?? '')
            const what = words('RateTable', 'column').title
            if (next === undefined) change(asList(table), what)
            else change(columns === undefined ? asMatrix(table, next) : { ...table, column: next }, what)
          }}
        />
      </div>
      {key.by === 'formula' && <FormulaKey pointer={`${pointer}/key`} value={key} />}
      {column?.by === 'formula' && <FormulaKey pointer={`${pointer}/column`} value={column} />}
      {(pays === 'times' || table.baseRate !== undefined) && (
        <FormulaSetting
          definition="RateTable"
          property="baseRate"
          pointer={`${pointer}/baseRate`}
          value={table.baseRate}
        />
      )}
      <details className="plan-fine" open={isFine(table) || undefined}>
        <summary>{t('mode.fine')}</summary>
        <div className="setting-fields">
          <BaseField component={component} table={table} pointer={`${pointer}/base`} />
          <ChoiceField {...place('bounds')} value={table.bounds} usual="lower" />
          {mode === 'part' && <ChoiceField {...place('crossing')} value={table.crossing} usual="divided" />}
          <ChoiceField {...place('below')} value={table.below} usual="nothing" />
          {mode === 'straight' && <ChoiceField {...place('above')} value={table.above} usual="level" />}
        </div>
        {columns === undefined && mode !== 'straight' && (
          <Checkbox
            checked={hasPlus}
            disabled={table.tiers.some(({ plus }) => plus !== undefined)}
            onChange={({ target }) => onPlus(target.checked)}
          >
            {t('mode.plus')}
          </Checkbox>
        )}
      </details>
    </>
  )
}

function isFine({ base, bounds, crossing, below, above }: plans.RateTable): boolean {
  return [base, bounds, crossing, below, above].some((one) => one !== undefined)
}

/** What rates are paid on, where more than one thing is measured. */
function BaseField({ component: { measure }, table, pointer }: Pick<Props, 'component' | 'table' | 'pointer'>) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const others = measure.from === 'credits' ? (measure.others ?? []) : []
  if (measure.from !== 'credits' || (others.length === 0 && table.base === undefined && measure.amount === undefined))
    return null
  return (
    <ChoiceField
      definition="RateTable"
      property="base"
      pointer={pointer}
      value={table.base}
      usual="measure"
      choices={[
        { value: 'measure', label: t('key.measure') },
        { value: 'count', label: t('key.count') },
        ...others.map(({ name, label }) => ({ value: name, label: textIn(label, language) || name })),
      ]}
    />
  )
}

type FormulaKeyValue = Extract<plans.Key, { readonly by: 'formula' }>

export function FormulaKey({ pointer, value }: { readonly pointer: string; readonly value: FormulaKeyValue }) {
  return (
    <>
      <FormulaSetting
        definition="KeyFormula"
        property="formula"
        pointer={`${pointer}/formula`}
        value={value.formula}
        required
      />
      <ChoiceField
        definition="KeyFormula"
        property="unit"
        pointer={`${pointer}/unit`}
        value={value.unit}
        usual="number"
      />
    </>
  )
}

interface FormulaSettingProps {
  readonly definition: string
  readonly property: string
  readonly pointer: string
  readonly value: plans.Formula | undefined
  readonly required?: boolean
}

/** A formula of the plan, where it stands. */
export function FormulaSetting({ definition, property, pointer, value, required = false }: FormulaSettingProps) {
  const { identity, words, problems, set } = usePlan()
  const own = words(definition, property)
  return (
    <ConditionSetting
      words={own}
      identity={identity}
      pointer={pointer}
      value={value}
      problems={problems}
      onChange={(next) => (required && next === undefined ? undefined : set(pointer, next, own.title))}
    />
  )
}
