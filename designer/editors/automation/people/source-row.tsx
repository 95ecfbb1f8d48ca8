/** Where people come from, as a sentence with choices in it. */

import type { PeopleSource } from '@attain/engine/metadata'
import { searchByLabel } from '@attain/ui/parts'
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../../check/use-checks.ts'
import { useDocument } from '../../../draft/draft-context.tsx'
import { FormulaEditor } from '../../../formula/formula-editor.tsx'
import { placeAt } from '../../../formula/place.ts'
import { useAutomationPlace } from '../../../names/automation-place.ts'
import { isPerson } from '../../../names/field-fit.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { useRoles } from '../../../names/role-select.tsx'
import type { PartProps } from '../part.ts'
import { useNames } from '../words/names.ts'
import { EmailSelect } from './email-select.tsx'
import { beginSource, kindsOfSource } from './new-source.ts'

type From = PeopleSource['from']
type Of<F extends From> = Extract<PeopleSource, { from: F }>

export function SourceInput(props: Omit<PartProps<PeopleSource>, 'kind'>) {
  const { value, onChange } = props
  const { t } = useTranslation()
  const { object, canChoose, isAppraisal } = useAutomationPlace()
  const bundle = useBundle()
  const wordsOf = (from: From) =>
    from === 'submitter' && isAppraisal ? t('people.from_appraised') : t(`people.from_${from}`)
  return (
    <div className="source-row">
      <Select<From>
        className="source-kind"
        variant="borderless"
        popupMatchSelectWidth={false}
        aria-label={t('people.from')}
        value={value.from}
        options={kindsOfSource(canChoose).map((from) => ({ value: from, label: wordsOf(from) }))}
        onChange={(from) => onChange(beginSource(from, object, bundle))}
      />
      <Rest {...props} />
    </div>
  )
}

/** What is asked besides, by the kind. */
function Rest(props: Omit<PartProps<PeopleSource>, 'kind'>) {
  const { value, onChange, problems } = props
  const { t } = useTranslation()
  const { object } = useAutomationPlace()
  const roles = useRoles()
  switch (value.from) {
    case 'people':
      return (
        <EmailSelect
          value={value.people}
          status={value.people.length === 0 ? 'error' : ''}
          onChange={(people) => onChange({ ...value, people })}
        />
      )
    case 'role':
      return (
        <Select
          className="source-part"
          aria-label={t('people.role')}
          status={problems.length > 0 ? 'error' : ''}
          placeholder={t('people.chooseRole')}
          value={value.role === '' ? null : value.role}
          showSearch={searchByLabel}
          options={[...roles]}
          onChange={(role) => onChange({ ...value, role: role ?? '' })}
        />
      )
    case 'teamHead':
      return <OfWhom object={object} value={value} onChange={onChange} />
    case 'managers':
      return (
        <>
          <OfWhom object={object} value={value} onChange={onChange} />
          <HowFar value={value} onChange={onChange} />
        </>
      )
    case 'field':
      return (
        <PathSelect
          label={t('people.field')}
          object={object}
          isChoosable={(_, field) => isPerson(field)}
          status={problems.length > 0 ? 'error' : ''}
          value={value.field === '' ? undefined : value.field}
          onChange={(field) => onChange({ ...value, field: field ?? '' })}
        />
      )
    case 'formula':
      return <PersonFormula {...props} value={value} />
    case 'submitter':
    case 'chosen':
      return null
    default:
      return value satisfies never
  }
}

interface OfWhomProps {
  readonly object: string
  readonly value: Of<'teamHead'> | Of<'managers'>
  readonly onChange: (value: PeopleSource) => void
}

function OfWhom({ object, value, onChange }: OfWhomProps) {
  const { t } = useTranslation()
  const { submitter } = useNames(object)
  return (
    <PathSelect
      label={t('people.of')}
      object={object}
      isChoosable={(_, field) => isPerson(field)}
      allowClear
      placeholder={submitter}
      value={value.of}
      onChange={(of) => {
        const { of: _, ...rest } = value
        onChange(of === undefined ? rest : { ...rest, of })
      }}
    />
  )
}

interface HowFarProps {
  readonly value: Of<'managers'>
  readonly onChange: (value: PeopleSource) => void
}

/** One manager, some levels of them, or up to one with a title. */
function HowFar({ value, onChange }: HowFarProps) {
  const { t } = useTranslation()
  const { levels, title, ...rest } = value
  const how = title !== undefined ? 'title' : (levels ?? 1) > 1 ? 'levels' : 'one'
  const begin = { one: {}, levels: { levels: 2 }, title: { title: t('people.titleExample') } }
  return (
    <>
      <Select<keyof typeof begin>
        className="source-part"
        aria-label={t('people.howFar')}
        value={how}
        options={(['one', 'levels', 'title'] as const).map((one) => ({ value: one, label: t(`people.far_${one}`) }))}
        onChange={(next) => onChange({ ...rest, ...begin[next] })}
      />
      {how === 'levels' && (
        <InputNumber
          className="source-levels"
          aria-label={t('people.levels')}
          min={2}
          max={20}
          precision={0}
          value={levels ?? 2}
          onChange={(next) => next !== null && onChange({ ...rest, levels: next })}
        />
      )}
      {how === 'title' && (
        <Input
          className="source-title"
          aria-label={t('people.title')}
          status={title === '' ? 'error' : ''}
          value={title}
          onChange={({ target }) => onChange({ ...rest, title: target.value })}
        />
      )}
    </>
  )
}

function PersonFormula(props: Omit<PartProps<PeopleSource>, 'kind' | 'value'> & { readonly value: Of<'formula'> }) {
  const { identity, pointer, value, problems, onChange } = props
  const { t } = useTranslation()
  const bundle = useBundle()
  const document = useDocument(identity)
  return (
    <div className="source-formula">
      <FormulaEditor
        name={t('people.formula')}
        value={value.formula}
        place={document && placeAt(document, `${pointer}/formula`, bundle)}
        problems={problems}
        onChange={(formula) => onChange({ ...value, formula: formula ?? '' })}
      />
    </div>
  )
}
