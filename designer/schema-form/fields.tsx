/** Inputs for what metadata is made of: words in two languages, formulas. */
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import type { FieldProps, RegistryFieldsType } from '@rjsf/utils'
import { Form, Input } from 'antd'

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

/** A formula as text; one that is written as JSON Logic is shown as such, and stays so. */
function FormulaField({ formData, onChange, name, schema, required, rawErrors, fieldPathId }: FieldProps) {
  const isTree = typeof formData === 'object' && formData !== null
  return (
    <Form.Item
      label={schema.title ?? name}
      required={required ?? false}
      tooltip={schema.description}
      help={rawErrors?.join(' ')}
      validateStatus={rawErrors?.length ? 'error' : ''}
      htmlFor={fieldPathId.$id}
    >
      <Input.TextArea
        id={fieldPathId.$id}
        className="formula-input"
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={isTree ? JSON.stringify(formData) : ((formData as string | undefined) ?? '')}
        readOnly={isTree}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value, fieldPathId.path)}
      />
    </Form.Item>
  )
}

export const fields: RegistryFieldsType = { text: TextField, formula: FormulaField, nothing: () => null }
