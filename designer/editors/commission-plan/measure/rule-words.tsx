/** The rest of a sentence about crediting, behind the rule that it begins with. */
import type { FieldModel, plans } from '@attain/engine/metadata'
import { InputNumber, Select } from 'antd'
import { isPerson } from '../../../names/field-fit.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { shareLists } from '../../../names/share-lists.ts'
import { usePlan } from '../plan-context.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { useFields, useLists } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { TerritoryWords } from './territory-words.tsx'

interface Props<R extends plans.Crediting = plans.Crediting> {
  readonly rule: R
  readonly object: string
  readonly onChange: (rule: plans.Crediting) => void
}

export function RuleWords({ rule, ...props }: Props) {
  switch (rule.rule) {
    case 'person':
      return <Person rule={rule} {...props} />
    case 'splits':
      return <Splits rule={rule} {...props} />
    case 'managers':
      return <Managers rule={rule} {...props} />
    case 'position':
      return <Position rule={rule} {...props} />
    case 'territory':
      return <TerritoryWords rule={rule} {...props} />
    case 'everybody':
      return null
    default:
      return rule satisfies never
  }
}

type Of<R extends plans.Crediting['rule']> = Props<Extract<plans.Crediting, { readonly rule: R }>>

const onlyPeople = (_: string, field: FieldModel) => isPerson(field)

function Person({ rule, object, onChange }: Of<'person'>) {
  const { words, choices } = usePlan()
  return (
    <>
      <PathSelect
        label={words('ToPerson', 'field').title}
        object={object}
        value={rule.field ?? 'owner'}
        isChoosable={onlyPeople}
        onChange={(field) => {
          const { field: _, ...rest } = rule
          onChange(field === undefined || field === 'owner' ? rest : { ...rest, field })
        }}
      />
      <Select
        aria-label={words('ToPerson', 'at').title}
        value={rule.at ?? 'now'}
        popupMatchSelectWidth={false}
        options={[...choices('ToPerson', 'at')]}
        onChange={(at) => {
          const { at: _, ...rest } = rule
          onChange(at === 'date' ? { ...rest, at } : rest)
        }}
      />
    </>
  )
}

function Splits({ rule, object, onChange }: Of<'splits'>) {
  const { bundle, words } = usePlan()
  const child = bundle.objects.get(object)?.children.get(rule.children)?.object ?? ''
  const fits = new Set(shareLists(bundle, object).map(({ children }) => children))
  const title = (property: string) => words('ToSplits', property).title
  const choices = {
    children: useLists(object).filter(({ value }) => fits.has(value)),
    person: useFields(child, isPerson),
    share: useFields(child, ({ valueType }) => valueType === 'percent' || valueType === 'number'),
  }
  return (['children', 'person', 'share'] as const).map((property) => (
    <PickWord
      key={property}
      label={title(property)}
      value={rule[property]}
      choices={choices[property]}
      onChange={(next) => onChange({ ...rule, [property]: next })}
    />
  ))
}

function Managers({ rule, object, onChange }: Of<'managers'>) {
  const { t } = useTexts()
  const { words } = usePlan()
  return (
    <>
      <PathSelect
        label={words('ToManagers', 'of').title}
        object={object}
        value={rule.of ?? 'owner'}
        isChoosable={onlyPeople}
        onChange={(of) => {
          const { of: _, ...rest } = rule
          onChange(of === undefined || of === 'owner' ? rest : { ...rest, of })
        }}
      />
      <span>{t('rule.levels')}</span>
      {(['from', 'to'] as const).map((end) => (
        <InputNumber
          key={end}
          className="plan-level"
          aria-label={words('ToManagers', end).title}
          min={1}
          max={20}
          precision={0}
          placeholder={end === 'from' ? '1' : t('rule.top')}
          value={rule[end] ?? null}
          onChange={(level) => {
            const { [end]: _, ...rest } = rule
            onChange(level === null || (end === 'from' && level === 1) ? rest : { ...rest, [end]: level })
          }}
        />
      ))}
    </>
  )
}

function Position({ rule, object, onChange }: Of<'position'>) {
  const { words } = usePlan()
  return (
    <PathSelect
      label={words('ToPosition', 'field').title}
      object={object}
      value={rule.field}
      isChoosable={(_, field) => field.target !== undefined}
      onChange={(field) => field !== undefined && onChange({ ...rule, field })}
    />
  )
}
