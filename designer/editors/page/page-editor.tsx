/** The editor of a page: the navigation that it stands in, and beside it what it says. */
import type { Json } from '@attain/engine/fields'
import { schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useDocumentLabel } from '../../draft/use-document-label.ts'
import { kindSchema } from '../../schema-form/kind-schema.ts'
import { SchemaForm } from '../../schema-form/schema-form.tsx'
import type { EditorProps } from '../editor.ts'
import { NavigationTree } from './navigation-tree.tsx'
import './page.css'

/** Where it stands is set in the tree. */
const elsewhere = ['kind', 'name', 'order', 'parent']

export default function PageEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const labelOf = useDocumentLabel()
  const problems = useProblemsOf(identity)
  const root = kindSchema('page')
  const schema = useMemo(() => schemaInLanguage(root, language), [root, language])
  const misplaced = problems.filter(({ pointer }) => pointer === '/parent' || pointer === '/order')
  return (
    <div className="page-editor">
      <NavigationTree current={identity} problems={misplaced} />
      <section aria-label={t('page.settings')}>
        <SchemaForm
          schema={schema}
          value={document}
          problems={problems}
          without={elsewhere}
          onChange={(value) => draft.run(setValue(identity, '', value as Json, labelOf(identity)))}
        />
      </section>
    </div>
  )
}
