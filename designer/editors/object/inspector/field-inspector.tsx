/** The settings of one field: those that its type has. */
import { DeleteOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Checkbox, Form, type InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { WordsInput } from '../../../parts/words-input.tsx'
import { hasSetting, type Setting } from '../fields/change-type.ts'
import { TypeSelect } from '../fields/type-select.tsx'
import { useRemoveField } from '../fields/use-remove-field.tsx'
import { problemsIn, useObject } from '../object-context.tsx'
import { json } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { DefaultInput } from './default-input.tsx'
import { FieldUses } from './field-uses.tsx'
import { GivenName } from './given-name.tsx'
import './inspector.css'
import { OptionList } from './option-list.tsx'
import { OtherProblems } from './other-problems.tsx'
import { RelationSettings } from './relation-settings.tsx'
import { RollupSettings } from './rollup-settings.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useChangeType } from './use-change-type.tsx'
import { useHelp } from './use-help.ts'

type Settings = readonly (Setting & keyof FieldDocument)[]

const flags: Settings = ['required', 'unique', 'index', 'search']
/** Settings with an input made by hand. */
const byHand: Settings = [
  'name', 'label', 'type', ...flags, 'default', 'options', 'target', 'children', 'onDelete', 'hierarchy',
] // biome-ignore format: one list
const main: Settings = ['expression', 'returns', 'where', 'format', 'start', 'currency', 'scale']
const more: Settings = [
  'defaultFormula', 'min', 'max', 'minLength', 'maxLength', 'pattern', 'patternMessage', 'earliest', 'latest',
  'maxFiles', 'maxSizeMb', 'accept', 'help', 'description',
] // biome-ignore format: one list
/** A roll-up has them in a part of its own. */
const ofRollup: Settings = ['children', 'aggregate', 'field', 'where']

export interface FieldInspectorProps {
  readonly index: number
  readonly onRenamed: (name: string) => void
}

export function FieldInspector({ index, onRenamed }: FieldInspectorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, fields, problems, run } = useObject()
  const schema = useObjectSchema()
  const labelInput = useRef<InputRef>(null)
  const changeType = useChangeType(index)
  const remove = useRemoveField()
  const own = problemsIn(problems, `/fields/${index}`)
  const helpAt = useHelp(own)
  const field = fields[index]
  if (field === undefined) return null
  const pointer = `/fields/${index}`
  const label = textIn(field.label, language) || field.name
  const set = (setting: Setting, value: unknown) =>
    run(setValue(identity, `${pointer}/${setting}`, value === undefined ? undefined : json(value), label))
  const replace = (value: FieldDocument) => run(setValue(identity, pointer, json(value), label))
  const has = (setting: Setting) => hasSetting(field.type, setting) || field[setting] !== undefined
  const isRollup = field.type === 'rollup'
  const mainShown = main.filter((setting) => has(setting) && !(isRollup && setting === 'where'))
  const moreShown = more.filter(has)
  const shown = new Set<string>([...byHand, ...mainShown, ...moreShown, ...(isRollup ? ofRollup : [])])

  return (
    <Form layout="vertical" component="div" className="inspector-form">
      <OtherProblems problems={own} shown={shown} />
      <WordsInput
        id="field-label"
        ref={labelInput}
        label={schema.part('Field', 'label').title ?? ''}
        value={field.label}
        required
        {...helpAt('/label')}
        onChange={(words) => set('label', words)}
      />
      <GivenName
        label={t('object.apiName')}
        renamed={{ of: 'field', field }}
        {...helpAt('/name')}
        onDone={onRenamed}
        onLabel={() => labelInput.current?.focus({ cursor: 'all' })}
      />
      <Form.Item label={t('object.type')} htmlFor="field-type" {...helpAt('/type')}>
        <TypeSelect id="field-type" label={t('object.type')} value={field.type} onChange={changeType} />
      </Form.Item>
      {has('options') && <OptionList index={index} field={field} />}
      {hasSetting(field.type, 'children') && !isRollup && (
        <RelationSettings field={field} problems={own} onChange={replace} />
      )}
      {isRollup && <RollupSettings pointer={pointer} field={field} problems={own} onChange={replace} />}
      <SettingsForm
        definition="Field"
        pointer={pointer}
        properties={mainShown}
        value={field}
        problems={own}
        onChange={replace}
      />
      <div className="inspector-flags">
        {flags.filter(has).map((flag) => {
          const { title, description } = schema.part('Field', flag)
          const { help, validateStatus } = helpAt(`/${flag}`)
          return (
            <div key={flag}>
              <Checkbox
                checked={field[flag] === true}
                onChange={({ target }) => set(flag, target.checked || undefined)}
              >
                {title}
              </Checkbox>
              <span className="inspector-hint">{description}</span>
              {help && <div className={validateStatus === 'error' ? 'is-error' : 'is-warning'}>{help}</div>}
            </div>
          )
        })}
      </div>
      {has('default') && (
        <DefaultInput
          key={field.type}
          field={field}
          {...helpAt('/default')}
          onChange={(value) => set('default', value)}
        />
      )}
      <SettingsForm
        definition="Field"
        pointer={pointer}
        properties={moreShown}
        value={field}
        problems={own}
        onChange={replace}
      />
      <FieldUses field={field.name} />
      <Button danger icon={<DeleteOutlined />} onClick={() => remove(index)}>
        {t('object.deleteField', { name: label })}
      </Button>
    </Form>
  )
}
