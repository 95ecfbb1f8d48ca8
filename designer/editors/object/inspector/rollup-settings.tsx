/** What a roll-up adds up: of which child records, how, and which field of them. */
import { compileFieldOf, type FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useObject } from '../object-context.tsx'
import { useObjectSchema } from '../use-object-schema.ts'
import { type PartProps, withSettings } from './part-props.ts'
import { SettingsForm } from './settings-form.tsx'
import { useHelp } from './use-help.ts'

const summable = new Set(['number', 'currency', 'percent', 'date', 'datetime'])

export function RollupSettings({ pointer, field, problems, onChange }: PartProps & { readonly pointer: string }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle } = useObject()
  const schema = useObjectSchema()
  const helpAt = useHelp(problems)
  const relations = [...(bundle.objects.get(object.name)?.children ?? [])]
  const list = typeof field.children === 'string' ? field.children : undefined
  const child = bundle.objects.get(relations.find(([name]) => name === list)?.[1].object ?? '')
  const lists = relations.map(([name, { object: from }]) => ({
    value: name,
    label: `${textIn(bundle.objects.get(from)?.document.label, language) || from} (${name})`,
  }))
  const summed = [...(child?.fields.values() ?? [])]
    .filter((one) => summable.has(compileFieldOf(bundle, child?.name ?? '', one).valueType))
    .map((one) => ({ value: one.name, label: textIn(one.label, language) || one.name }))
  const set = (change: Parameters<typeof withSettings>[1]) => onChange(withSettings(field, change))
  return (
    <>
      <Form.Item label={t('object.rollupOf')} required htmlFor="field-children" {...helpAt('/children')}>
        <Select
          id="field-children"
          value={list ?? null}
          options={lists}
          placeholder={t('object.chooseList')}
          notFoundContent={t('object.noLists')}
          onChange={(name: string) => set({ children: name, field: undefined, where: undefined })}
        />
      </Form.Item>
      <Form.Item label={schema.part('Field', 'aggregate').title} htmlFor="field-aggregate" {...helpAt('/aggregate')}>
        <Select
          id="field-aggregate"
          value={field.aggregate ?? null}
          options={[...schema.choices('Field', 'aggregate')]}
          onChange={(value) => {
            const aggregate = value as NonNullable<FieldDocument['aggregate']>
            set(aggregate === 'count' ? { aggregate, field: undefined } : { aggregate })
          }}
        />
      </Form.Item>
      {field.aggregate !== 'count' && (
        <Form.Item label={schema.part('Field', 'field').title} required htmlFor="field-summed" {...helpAt('/field')}>
          <Select
            id="field-summed"
            value={field.field ?? null}
            options={summed}
            placeholder={t('object.chooseField')}
            onChange={(name: string) => set({ field: name })}
          />
        </Form.Item>
      )}
      <SettingsForm
        definition="Field"
        pointer={pointer}
        properties={['where']}
        value={field}
        problems={problems}
        onChange={onChange}
      />
    </>
  )
}
