/** The values of a select: in their order, with words, colour and, for stages, outcome. */
import { PlusOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveEntry } from '../../../document/command.ts'
import { nameFrom } from '../../../document/name-from.ts'
import { Sortable } from '../../../parts/sortable.tsx'
import { problemsIn, useObject } from '../object-context.tsx'
import { keysOf, wordsFrom } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { insertOption } from './option-commands.ts'
import { OptionRow } from './option-row.tsx'
import './options.css'

export function OptionList({ index, field }: { readonly index: number; readonly field: FieldDocument }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, object, problems, run } = useObject()
  const schema = useObjectSchema()
  const [typed, setTyped] = useState('')
  const input = useRef<InputRef>(null)
  const options = field.options ?? []
  const pointer = `/fields/${index}/options`
  const values = options.map(({ value }) => value)
  const keys = keysOf(options.map(({ value }) => ({ name: value })))
  const labelOf = (value: string) => textIn(options.find((one) => one.value === value)?.label, language) || value
  const own = problemsIn(problems, pointer)
  const add = () => {
    const text = typed.trim()
    if (text === '') return
    const wanted = nameFrom(text) || text.replaceAll(';', ' ')
    const value = values.includes(wanted) ? `${wanted}_${values.length + 1}` : wanted
    run(insertOption(identity, object, index, options.length, { value, label: wordsFrom(text, language) }, text))
    setTyped('')
    requestAnimationFrame(() => input.current?.focus())
  }
  return (
    <Form.Item
      label={schema.part('Field', 'options').title}
      htmlFor="new-option"
      help={own.map(({ message }) => textIn(message, language)).join(' ') || undefined}
      validateStatus={own.some(({ severity }) => severity === 'error') ? 'error' : ''}
    >
      <Sortable
        ids={keys}
        labelOf={labelOf}
        onMove={(from, to) => run(moveEntry(identity, pointer, from, to, labelOf(values[from] ?? '')))}
      >
        <ul className="option-rows">
          {options.map((option, position) => (
            <OptionRow
              key={keys[position]}
              id={keys[position] ?? option.value}
              index={index}
              field={field}
              option={option}
              position={position}
            />
          ))}
        </ul>
      </Sortable>
      <Input
        id="new-option"
        ref={input}
        prefix={<PlusOutlined aria-hidden />}
        placeholder={t('object.newOption')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) add()
        }}
        onBlur={add}
      />
    </Form.Item>
  )
}
