/** Inputs for what metadata is made of: words in two languages, formulas. */
import type { Formula } from '@attain/engine/metadata'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import type { FieldProps, RegistryFieldsType } from '@rjsf/utils'
import { Form, Input } from 'antd'
import { useContext } from 'react'
import { at } from '../document/pointer.ts'
import { FormulaEditor } from '../formula/formula-editor.tsx'
import { FormulasContext } from './formulas-context.ts'
import { ViewField } from './pickers/view-field.tsx'

/** Words per language: the page's language first, the other behind it. */
function TextField({ formData, onChange, name, schema, required, rawErrors, fieldPathId, uiSchema }: FieldProps) {
  const [language] = useLanguage()
  const words = (formData ?? {}) as Readonly<Record<string, string>>
  const ordered = [...LANGUAGES].sort((a, b) => Number(b.code === language) - Number(a.code === language))
  const set = (code: string, text: string) => {
    const { [code]: _, ...others } = words
    const next = text === '' && code !== 'en' ? others : { ...others, [code]: text }
    onChange(Object.values(next).every((one) => one === '') ? undefined : { en: '', ...next }, fieldPathId.path)
  }
  const title = uiSchema?.['ui:title'] ?? schema.title ?? name
  return (
    <Form.Item
      label={title}
      required={required ?? false}
      tooltip={schema.description}
      help={rawErrors?.join(' ')}
      validateStatus={rawErrors?.length ? 'error' : ''}
      htmlFor={fieldPathId.$id}
    >
      <div className="words">
        {ordered.map(({ code, name: languageName }, index) => (
          <Input
            key={code}
            id={index === 0 ? fieldPathId.$id : `${fieldPathId.$id}_${code}`}
            aria-label={index === 0 ? undefined : `${title}, ${languageName}`}
            suffix={<span className="words-language">{languageName}</span>}
            value={words[code] ?? ''}
            onChange={({ target }) => set(code, target.value)}
          />
        ))}
      </div>
    </Form.Item>
  )
}

/** A formula, read where it stands. */
function FormulaField({ formData, onChange, name, schema, required, fieldPathId, uiSchema }: FieldProps) {
  const { placeAt, problemsAt } = useContext(FormulasContext)
  const pointer = at('', ...fieldPathId.path)
  const title = uiSchema?.['ui:title'] ?? schema.title ?? name
  return (
    <Form.Item
      layout="vertical"
      label={title}
      required={required ?? false}
      tooltip={schema.description}
      htmlFor={fieldPathId.$id}
    >
      <FormulaEditor
        id={fieldPathId.$id}
        name={title}
        value={formData as Formula | undefined}
        place={placeAt(pointer)}
        problems={problemsAt(pointer)}
        onChange={(value) => onChange(value, fieldPathId.path)}
      />
    </Form.Item>
  )
}

export const fields: RegistryFieldsType = {
  text: TextField,
  formula: FormulaField,
  view: ViewField,
  nothing: () => null,
}
