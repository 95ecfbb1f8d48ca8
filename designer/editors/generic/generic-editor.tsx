/** The editor that every kind has: a form made of its schema. */

import type { Json } from '@attain/engine/fields'
import { isKind, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useCallback, useMemo } from 'react'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { kindIn } from '../../document/documents.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useDocumentLabel } from '../../draft/use-document-label.ts'
import { placeAt } from '../../formula/place.ts'
import { kindSchema } from '../../schema-form/kind-schema.ts'
import { SchemaForm } from '../../schema-form/schema-form.tsx'
import type { EditorProps } from '../editor.ts'

export default function GenericEditor({ identity, document }: EditorProps) {
  const [language] = useLanguage()
  const draft = useDraft()
  const problems = useProblemsOf(identity)
  const labelOf = useDocumentLabel()
  const kind = kindIn(identity)
  const root = isKind(kind) ? kindSchema(kind) : undefined
  const schema = useMemo(() => (root === undefined ? {} : schemaInLanguage(root, language)), [root, language])
  const bundle = useBundle()
  const formulaAt = useCallback((pointer: string) => placeAt(document, pointer, bundle), [document, bundle])
  return (
    <SchemaForm
      schema={schema}
      value={document}
      problems={problems}
      formulaAt={formulaAt}
      onChange={(value) => draft.run(setValue(identity, '', value as Json, labelOf(identity)))}
    />
  )
}
