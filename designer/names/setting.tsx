/** One setting of a part of a document: what it is called comes from the schema, what is wrong from the check. */
import type { Formula } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { type ProblemAt, problemsBelow } from '../check/problem-at.ts'
import { useBundle } from '../check/use-checks.ts'
import { useDocument } from '../draft/draft-context.tsx'
import { FormulaEditor } from '../formula/formula-editor.tsx'
import { placeAt } from '../formula/place.ts'
import type { PartWords } from '../schema-form/use-schema-words.ts'

export interface SettingProps {
  readonly words: PartWords
  readonly id?: string
  /** Its own. */
  readonly problems?: readonly ProblemAt[]
  readonly children: ReactNode
}

export function Setting({ words, id, problems = [], children }: SettingProps) {
  const [language] = useLanguage()
  return (
    <Form.Item
      layout="vertical"
      label={words.title}
      tooltip={words.description}
      {...(id !== undefined && { htmlFor: id })}
      help={problems.map(({ message }) => textIn(message, language)).join(' ') || undefined}
      validateStatus={
        problems.some(({ severity }) => severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : ''
      }
    >
      {children}
    </Form.Item>
  )
}

export interface ConditionSettingProps {
  readonly words: PartWords
  readonly identity: string
  /** Of the condition in the document. */
  readonly pointer: string
  readonly value: Formula | undefined
  /** Of the whole document. */
  readonly problems: readonly ProblemAt[]
  readonly onChange: (value: string | undefined) => void
}

/** A condition where it stands in a document. */
export function ConditionSetting({ words, identity, pointer, value, problems, onChange }: ConditionSettingProps) {
  const bundle = useBundle()
  const document = useDocument(identity)
  const id = `setting${pointer.replaceAll('/', '-')}`
  return (
    <Form.Item layout="vertical" label={words.title} tooltip={words.description} htmlFor={id}>
      <FormulaEditor
        id={id}
        name={words.title}
        value={value}
        place={document && placeAt(document, pointer, bundle)}
        problems={problemsBelow(problems, pointer)}
        onChange={onChange}
      />
    </Form.Item>
  )
}
