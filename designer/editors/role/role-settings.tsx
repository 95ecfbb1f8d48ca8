import type { Json } from '@attain/engine/fields'
import { type Problem, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useDocumentLabel } from '../../draft/use-document-label.ts'
import { kindSchema } from '../../schema-form/kind-schema.ts'
import { SchemaForm } from '../../schema-form/schema-form.tsx'
import type { EditorProps } from '../editor.ts'

interface Props extends EditorProps {
  readonly problems: readonly (Problem & { readonly pointer: string })[]
}

const elsewhere = ['kind', 'name', 'objects', 'kpis', 'scorecards']

/** What the role is called, who should have it, and whether it may do everything. */
export function RoleSettings({ identity, document, problems }: Props) {
  const [language] = useLanguage()
  const draft = useDraft()
  const labelOf = useDocumentLabel()
  const root = kindSchema('role')
  const schema = useMemo(() => schemaInLanguage(root, language), [root, language])
  return (
    <SchemaForm
      schema={schema}
      value={document}
      problems={problems}
      without={elsewhere}
      onChange={(value) => draft.run(setValue(identity, '', value as Json, labelOf(identity)))}
    />
  )
}
