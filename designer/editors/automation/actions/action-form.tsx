/** The settings of one action, by what it does. */

import { type Action, relatedObject } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { useBundle } from '../../../check/use-checks.ts'
import { useAutomationPlace } from '../../../names/automation-place.ts'
import { Setting } from '../../../names/setting.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import type { PartProps } from '../part.ts'
import { PartForm } from '../part-form.tsx'
import { SourceList } from '../people/source-list.tsx'
import { valuesFor } from './new-action.ts'
import { PathsSetting } from './paths-setting.tsx'
import { ValuesEditor } from './values-editor.tsx'

type Kind = Action['do']
type Of<K extends Kind> = Extract<Action, { do: K }>

/** The definition of each kind in the schemas. */
const definitions: Readonly<Record<Kind, string>> = {
  setFields: 'SetFields',
  createRecord: 'CreateRecord',
  updateRelated: 'UpdateRelated',
  assign: 'Assign',
  tag: 'Tag',
  notify: 'Notify',
  webhook: 'Webhook',
  startApproval: 'StartApproval',
  withdrawApproval: 'WithdrawApproval',
  postToKpi: 'PostToKpi',
}

export default function ActionForm(props: PartProps<Action>) {
  const { kind, identity, pointer, value, problems, onChange } = props
  const { object } = useAutomationPlace()
  const bundle = useBundle()
  const words = useSchemaWords(kind)
  const definition = definitions[value.do]
  const titleOf = (property: string) => words(definition, property).title
  const form = <A extends Action>(action: A, properties: readonly (keyof A & string)[]) => (
    <PartForm<A>
      key={properties.join(' ')}
      kind={kind}
      identity={identity}
      definition={definition}
      properties={properties}
      value={action}
      pointer={pointer}
      problems={problems}
      onChange={(next) => onChange(next)}
    />
  )
  const shared = (property: string) => ({
    label: titleOf(property),
    identity,
    pointer: `${pointer}/${property}`,
    problems: problemsBelow(problems, `/${property}`),
  })
  switch (value.do) {
    case 'setFields':
      return (
        <ValuesEditor
          {...shared('values')}
          of={object}
          value={value.values}
          onChange={(values) => onChange({ ...value, values: [...values] })}
        />
      )
    case 'createRecord':
      return (
        <>
          <PartForm<Of<'createRecord'>>
            kind={kind}
            identity={identity}
            definition={definition}
            properties={['object']}
            value={value}
            pointer={pointer}
            problems={problems}
            onChange={(next) => {
              const values = valuesFor(bundle, next.object)
              // other objects have other fields
              onChange(
                next.object === value.object || values.length === 0
                  ? { ...next, values: value.values }
                  : { ...next, values },
              )
            }}
          />
          <ValuesEditor
            {...shared('values')}
            of={value.object}
            value={value.values}
            onChange={(values) => onChange({ ...value, values: [...values] })}
          />
        </>
      )
    case 'updateRelated':
      return (
        <>
          {form(value, ['related', 'where'])}
          <ValuesEditor
            {...shared('values')}
            of={relatedObject(bundle, object, value.related) ?? ''}
            value={value.values}
            onChange={(values) => onChange({ ...value, values: [...values] })}
          />
        </>
      )
    case 'assign':
      return <AssignForm {...props} value={value} />
    case 'tag':
      return (
        <>
          {form(value, ['field'])}
          <Tags {...props} value={value} which="add" />
          <Tags {...props} value={value} which="remove" />
        </>
      )
    case 'notify':
      return (
        <>
          <Setting
            words={words(definition, 'people')}
            problems={problems.filter(({ pointer: at }) => at === '' || at === '/people')}
          >
            <SourceList
              {...shared('people')}
              fewest={0}
              value={value.people ?? []}
              onChange={(people) => {
                const { people: _, ...rest } = value
                onChange(people.length === 0 ? rest : { ...rest, people: [...people] })
              }}
            />
          </Setting>
          {form(value, ['title', 'text', 'robot'])}
        </>
      )
    case 'webhook':
      return (
        <>
          {form(value, ['webhook'])}
          <PathsSetting
            {...shared('fields')}
            words={words(definition, 'fields')}
            object={object}
            value={value.fields}
            onChange={(fields) => onChange({ ...value, fields: [...fields] })}
          />
        </>
      )
    case 'startApproval':
    case 'withdrawApproval':
      return form(value, ['approval'])
    case 'postToKpi':
      return form(value, ['kpi', 'amount', 'person', 'date'])
    default:
      return value satisfies never
  }
}

/** Who gets it, and what else has to be known for the way in which one is chosen. */
function AssignForm(props: PartProps<Action> & { readonly value: Of<'assign'> }) {
  const { kind, identity, pointer, value, problems, onChange } = props
  const words = useSchemaWords(kind)
  const { by = 'roundRobin' } = value
  const asked = { roundRobin: [], load: ['open'], score: ['score'], territory: ['territory'] } as const
  const form = (properties: readonly (keyof Of<'assign'>)[]) => (
    <PartForm<Of<'assign'>>
      key={properties.join(' ')}
      kind={kind}
      identity={identity}
      definition="Assign"
      properties={properties}
      value={value}
      pointer={pointer}
      problems={problems}
      onChange={onChange}
    />
  )
  return (
    <>
      {form(['field', 'by'])}
      {by !== 'territory' && (
        <Setting words={words('Assign', 'among')} problems={problems.filter(({ pointer: at }) => at === '')}>
          <SourceList
            label={words('Assign', 'among').title}
            identity={identity}
            pointer={`${pointer}/among`}
            value={value.among ?? []}
            problems={problemsBelow(problems, '/among')}
            onChange={(among) => onChange({ ...value, among: [...among] })}
          />
        </Setting>
      )}
      {asked[by].length > 0 && form(asked[by])}
    </>
  )
}

interface TagsProps extends PartProps<Action> {
  readonly value: Of<'tag'>
  readonly which: 'add' | 'remove'
}

/** Tags that are added or taken away: options of the field, or any words. */
function Tags({ kind, value, which, problems, onChange }: TagsProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object } = useAutomationPlace()
  const words = useSchemaWords(kind)
  const names = useBundle().objects.get(object)?.fields.get(value.field)?.options
  const id = `tags-${which}`
  return (
    <Setting
      words={words('Tag', which)}
      id={id}
      problems={problems.filter(({ pointer }) => pointer === '' || pointer.startsWith(`/${which}`))}
    >
      <Select
        id={id}
        mode={names === undefined ? 'tags' : 'multiple'}
        className="pick"
        placeholder={t(names === undefined ? 'actions.typeTags' : 'actions.chooseTags')}
        value={value[which] ?? []}
        options={(names ?? []).map((one) => ({ value: one.value, label: textIn(one.label, language) }))}
        onChange={(tags: string[]) => {
          const { [which]: _, ...rest } = value
          onChange(tags.length === 0 ? rest : { ...rest, [which]: tags })
        }}
      />
    </Setting>
  )
}
