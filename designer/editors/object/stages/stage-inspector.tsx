/** One stage: its words, colour, outcome and value. */
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Form, type InputRef, Segmented, Switch } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../../document/command.ts'
import { WordsInput } from '../../../parts/words-input.tsx'
import { ColorPick } from '../inspector/color-pick.tsx'
import { GivenName } from '../inspector/given-name.tsx'
import { useHelp } from '../inspector/use-help.ts'
import { useRemoveOption } from '../inspector/use-remove-option.tsx'
import { problemsIn, useObject } from '../object-context.tsx'
import { json, type Option } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'

export interface StageInspectorProps {
  readonly index: number
  readonly field: FieldDocument
  readonly position: number
  readonly onRenamed: (value: string) => void
}

export function StageInspector({ index, field, position, onRenamed }: StageInspectorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, problems, run } = useObject()
  const schema = useObjectSchema()
  const labelInput = useRef<InputRef>(null)
  const remove = useRemoveOption(index)
  const pointer = `/fields/${index}/options/${position}`
  const helpAt = useHelp(problemsIn(problems, pointer))
  const option = field.options?.[position]
  if (option === undefined) return null
  const label = textIn(option.label, language) || option.value
  const set = (property: keyof Option, value: unknown) =>
    run(setValue(identity, `${pointer}/${property}`, value === undefined ? undefined : json(value), label))
  return (
    <Form layout="vertical" component="div" className="inspector-form">
      <WordsInput
        id="stage-label"
        ref={labelInput}
        label={schema.part('Option', 'label').title ?? ''}
        value={option.label}
        required
        {...helpAt('/label')}
        onChange={(words) => set('label', words)}
      />
      <Form.Item label={schema.part('Option', 'color').title}>
        <ColorPick value={option.color} label={label} onChange={(color) => set('color', color)} />
      </Form.Item>
      <Form.Item label={schema.part('Option', 'outcome').title} tooltip={schema.part('Option', 'outcome').description}>
        <Segmented
          aria-label={t('object.outcomeOf', { name: label })}
          value={option.outcome ?? 'open'}
          options={[...schema.choices('Option', 'outcome')]}
          onChange={(outcome) => set('outcome', outcome)}
        />
      </Form.Item>
      <GivenName
        label={t('object.storedValue')}
        renamed={{ of: 'option', field, option: option.value }}
        {...helpAt('/value')}
        onDone={onRenamed}
        onLabel={() => labelInput.current?.focus({ cursor: 'all' })}
      />
      <Form.Item
        label={schema.part('Option', 'retired').title}
        htmlFor="stage-retired"
        tooltip={schema.part('Option', 'retired').description}
      >
        <Switch
          id="stage-retired"
          checked={option.retired === true}
          onChange={(on) => set('retired', on || undefined)}
        />
      </Form.Item>
      <Button danger onClick={() => remove(option)}>
        {t('object.deleteField', { name: label })}
      </Button>
    </Form>
  )
}
