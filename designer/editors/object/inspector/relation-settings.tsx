/** Where a relation leads, and how its records are seen from there. */

import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Checkbox, Form, type InputRef, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { WordsInput } from '../../../parts/words-input.tsx'
import { hasSetting } from '../fields/change-type.ts'
import { childListOf } from '../fields/child-list.ts'
import { useObject } from '../object-context.tsx'
import { useObjectSchema } from '../use-object-schema.ts'
import { GivenName } from './given-name.tsx'
import { type PartProps, withSettings } from './part-props.ts'
import { useHelp } from './use-help.ts'

export function RelationSettings({ field, problems, onChange }: PartProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, bundle } = useObject()
  const schema = useObjectSchema()
  const listLabel = useRef<InputRef>(null)
  const helpAt = useHelp(problems)
  const objects = [...bundle.objects.values()].map(({ name, document }) => ({
    value: name,
    label: textIn(document.label, language) || name,
  }))
  const set = (change: Parameters<typeof withSettings>[1]) => onChange(withSettings(field, change))
  const list = typeof field.children === 'object' ? field.children : undefined
  const target = schema.part('Field', 'target')
  const onDelete = schema.part('Field', 'onDelete')
  const begin = () => set({ children: childListOf(object, field.target ?? field.type, bundle) })
  return (
    <>
      {hasSetting(field.type, 'target') && (
        <Form.Item
          label={target.title}
          tooltip={target.description}
          required
          htmlFor="field-target"
          {...helpAt('/target')}
        >
          <Select
            id="field-target"
            showSearch={searchByLabel}
            value={field.target ?? null}
            options={objects}
            placeholder={t('object.chooseObject')}
            onChange={(name: string) =>
              set({
                target: name,
                hierarchy: undefined,
                ...(field.target === undefined && list === undefined
                  ? { children: childListOf(object, name, bundle) }
                  : {}),
              })
            }
          />
        </Form.Item>
      )}
      {hasSetting(field.type, 'onDelete') && (
        <Form.Item label={onDelete.title} tooltip={onDelete.description} htmlFor="field-on-delete">
          <Select
            id="field-on-delete"
            value={field.onDelete ?? 'restrict'}
            options={[...schema.choices('Field', 'onDelete')]}
            onChange={(value) => set({ onDelete: value as 'restrict' | 'clear' })}
          />
        </Form.Item>
      )}
      {hasSetting(field.type, 'hierarchy') && (field.target === object.name || field.hierarchy === true) && (
        <Form.Item {...helpAt('/hierarchy')}>
          <Checkbox
            checked={field.hierarchy === true}
            onChange={({ target: { checked } }) => set({ hierarchy: checked || undefined })}
          >
            {schema.part('Field', 'hierarchy').title}
          </Checkbox>
        </Form.Item>
      )}
      <Form.Item {...helpAt('/children')}>
        <Checkbox
          checked={list !== undefined}
          onChange={({ target: { checked } }) => (checked ? begin() : set({ children: undefined }))}
        >
          {t('object.childList')}
        </Checkbox>
      </Form.Item>
      {list !== undefined && (
        <div className="inspector-nested">
          <WordsInput
            id="field-children-label"
            ref={listLabel}
            label={schema.part('ChildList', 'label').title ?? ''}
            value={list.label}
            required
            onChange={(label) => label && set({ children: { ...list, label } })}
          />
          <GivenName
            label={t('object.childListName')}
            renamed={{ of: 'list', field, list }}
            onLabel={() => listLabel.current?.focus({ cursor: 'all' })}
          />
        </div>
      )}
    </>
  )
}
