/** Variants of the object: the list, and the settings of one. */
import { Checkbox, Form, type InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { WordsInput } from '../../../parts/words-input.tsx'
import { GivenName } from '../inspector/given-name.tsx'
import { OtherProblems } from '../inspector/other-problems.tsx'
import { useHelp } from '../inspector/use-help.ts'
import { problemsIn, useObject } from '../object-context.tsx'
import { json, type RecordType } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { NamedList } from './named-list.tsx'

export interface ListProps {
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
}

export function RecordTypes({ selected, onSelect }: ListProps) {
  const { t } = useTranslation()
  const { object } = useObject()
  return (
    <NamedList<RecordType>
      pointer="/recordTypes"
      entries={object.recordTypes ?? []}
      labelOf={({ label }) => label}
      detail={(type) => (type.default === true ? t('object.isDefault') : null)}
      begin={(name, label) => ({ name, label })}
      empty={t('object.noRecordTypes')}
      placeholder={t('object.newRecordType')}
      selected={selected}
      onSelect={onSelect}
    />
  )
}

interface RecordTypeInspectorProps {
  readonly index: number
  readonly onRenamed: (name: string) => void
}

export function RecordTypeInspector({ index, onRenamed }: RecordTypeInspectorProps) {
  const { identity, object, problems, run } = useObject()
  const schema = useObjectSchema()
  const labelInput = useRef<InputRef>(null)
  const own = problemsIn(problems, `/recordTypes/${index}`)
  const helpAt = useHelp(own)
  const type = object.recordTypes?.[index]
  if (type === undefined) return null
  const set = (property: keyof RecordType, value: unknown) =>
    run(
      setValue(
        identity,
        `/recordTypes/${index}/${property}`,
        value === undefined ? undefined : json(value),
        type.label.en,
      ),
    )
  return (
    <Form layout="vertical" component="div" className="inspector-form">
      <OtherProblems problems={own} shown={new Set(['label', 'description', 'default', 'name'])} />
      <WordsInput
        id="record-type-label"
        ref={labelInput}
        label={schema.part('RecordType', 'label').title ?? ''}
        value={type.label}
        required
        {...helpAt('/label')}
        onChange={(words) => set('label', words)}
      />
      <GivenName
        label={schema.part('RecordType', 'name').title ?? ''}
        renamed={{ of: 'recordType', type }}
        {...helpAt('/name')}
        onDone={onRenamed}
        onLabel={() => labelInput.current?.focus({ cursor: 'all' })}
      />
      <WordsInput
        id="record-type-description"
        long
        label={schema.part('RecordType', 'description').title ?? ''}
        value={type.description}
        onChange={(words) => set('description', words)}
      />
      <Form.Item {...helpAt('/default')}>
        <Checkbox
          checked={type.default === true}
          onChange={({ target }) => set('default', target.checked ? true : undefined)}
        >
          {schema.part('RecordType', 'default').description}
        </Checkbox>
      </Form.Item>
    </Form>
  )
}
