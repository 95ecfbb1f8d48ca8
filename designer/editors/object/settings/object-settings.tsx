/** What is said of the object as a whole. */
import type { ObjectDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { IconPicker } from '../../../parts/icon-picker.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { OtherProblems } from '../inspector/other-problems.tsx'
import { useHelp } from '../inspector/use-help.ts'
import { useObject } from '../object-context.tsx'
import { json } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { ObjectName } from './object-name.tsx'

const nameTypes = new Set(['text', 'autoNumber', 'email', 'phone'])
const sharings = ['private', 'read', 'edit', 'parent'] as const
/** Parts of the document that have a place of their own. */
const elsewhere = new Set(['fields', 'stages', 'recordTypes', 'validations'])

export function ObjectSettings() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, object, problems, run } = useObject()
  const { fields, bundle } = useObject()
  const schema = useObjectSchema()
  const own = problems.filter(({ pointer }) => !elsewhere.has(pointer.split('/')[1] ?? ''))
  const helpAt = useHelp(own)
  const part = (property: keyof ObjectDocument) => schema.part('Object', property)
  const set = (property: keyof ObjectDocument, value: unknown) =>
    run(
      setValue(
        identity,
        `/${property}`,
        value === undefined ? undefined : json(value),
        part(property).title ?? property,
      ),
    )
  const all = bundle.objects.get(object.name)?.document.fields ?? fields
  const names = all
    .filter(({ type, maxLength = 0 }) => nameTypes.has(type) && maxLength <= 500)
    .map(({ name, label }) => ({ value: name, label: textIn(label, language) || name }))
  const linked = bundle.objects.get(object.name)?.document ?? object
  const hasParent = all.some(({ type }) => type === 'masterDetail')
  return (
    <Form layout="vertical" component="div" className="object-settings">
      <OtherProblems
        problems={own}
        shown={new Set(['label', 'pluralLabel', 'description', 'icon', 'nameField', 'sharing', 'history'])}
      />
      <WordsInput
        id="object-label"
        label={part('label').title ?? ''}
        value={object.label}
        required={object.extends !== true}
        {...helpAt('/label')}
        onChange={(words) => set('label', words)}
      />
      <WordsInput
        id="object-plural"
        label={part('pluralLabel').title ?? ''}
        hint={part('pluralLabel').description ?? ''}
        value={object.pluralLabel}
        {...helpAt('/pluralLabel')}
        onChange={(words) => set('pluralLabel', words)}
      />
      <ObjectName />
      <Form.Item label={part('icon').title} {...helpAt('/icon')}>
        <IconPicker value={object.icon} onChange={(icon) => set('icon', icon)} />
      </Form.Item>
      <Form.Item
        label={part('nameField').title}
        tooltip={part('nameField').description}
        htmlFor="object-name-field"
        {...helpAt('/nameField')}
      >
        <Select
          id="object-name-field"
          value={object.nameField ?? linked.nameField ?? 'name'}
          options={names}
          onChange={(name: string) => set('nameField', name)}
        />
      </Form.Item>
      <Form.Item label={part('sharing').title} tooltip={part('sharing').description} {...helpAt('/sharing')}>
        <Radio.Group
          className="object-sharing"
          value={linked.sharing ?? 'private'}
          onChange={({ target }) => set('sharing', target.value)}
        >
          {sharings.map((sharing) => (
            <Radio
              key={sharing}
              value={sharing}
              disabled={sharing === 'parent' && !hasParent && linked.sharing !== 'parent'}
            >
              {t(`object.sharing.${sharing}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item label={part('history').title} htmlFor="object-history" {...helpAt('/history')}>
        <Switch
          id="object-history"
          checked={linked.history === true}
          onChange={(on) => set('history', on ? true : object.extends === true ? false : undefined)}
        />{' '}
        <span className="inspector-hint">{part('history').description}</span>
      </Form.Item>
      <WordsInput
        id="object-description"
        long
        label={part('description').title ?? ''}
        hint={part('description').description ?? ''}
        value={object.description}
        onChange={(words) => set('description', words)}
      />
    </Form>
  )
}
