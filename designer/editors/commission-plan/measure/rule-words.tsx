/** The rest of a sentence about crediting, behind the rule that it begins with. */
import type { FieldDocument, FieldModel, plans, Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { InputNumber, Select } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { isPerson } from '../../../names/field-fit.ts'
import { fieldsOf, labelOf } from '../../../names/field-path.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

interface Props<R extends plans.Crediting = plans.Crediting> {
  readonly rule: R
  readonly object: string
  readonly pointer: string
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
      return <Territory rule={rule} {...props} />
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
  const [language] = useLanguage()
  const { bundle, words } = usePlan()
  const lists = [...(bundle.objects.get(object)?.children ?? [])]
  const child = bundle.objects.get(object)?.children.get(rule.children)?.object ?? ''
  const fields = fieldsOf(bundle, child).filter(({ builtIn }) => !builtIn)
  const choose = (fit: (field: FieldModel) => boolean) =>
    fields.filter(fit).map((field) => ({ value: field.name, label: labelOf(field, language) }))
  return (
    <>
      <Select
        aria-label={words('ToSplits', 'children').title}
        value={rule.children}
        popupMatchSelectWidth={false}
        options={lists.map(([value, list]) => ({ value, label: textIn(labelOfList(list.field), language) || value }))}
        onChange={(children) => onChange({ ...rule, children })}
      />
      <Select
        aria-label={words('ToSplits', 'person').title}
        value={rule.person}
        popupMatchSelectWidth={false}
        options={choose(isPerson)}
        onChange={(person) => onChange({ ...rule, person })}
      />
      <Select
        aria-label={words('ToSplits', 'share').title}
        value={rule.share}
        popupMatchSelectWidth={false}
        options={choose(({ valueType }) => valueType === 'percent' || valueType === 'number')}
        onChange={(share) => onChange({ ...rule, share })}
      />
    </>
  )
}

function labelOfList({ children }: FieldDocument): Text | undefined {
  return typeof children === 'object' ? children.label : undefined
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

function Territory({ rule, pointer, onChange }: Of<'territory'>) {
  const { identity, problems } = usePlan()
  return (
    <div className="plan-territory">
      <PartForm<typeof rule>
        kind="commission-plan"
        identity={identity}
        definition="ToTerritory"
        properties={['object', 'person', 'from', 'to', 'match']}
        value={rule}
        pointer={pointer}
        problems={problemsBelow(problems, pointer)}
        onChange={onChange}
      />
    </div>
  )
}
