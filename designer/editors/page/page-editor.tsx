/** The editor of a page: the navigation that it stands in, and beside it what it says. */
import type { Json } from '@attain/engine/fields'
import type { PageDocument } from '@attain/engine/metadata'
import { useTranslation } from 'react-i18next'
import { useProblemsOf } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useDocumentLabel } from '../../draft/use-document-label.ts'
import { schemaPropertiesOf } from '../../schema-form/schema-properties.ts'
import { PartForm } from '../automation/part-form.tsx'
import type { EditorProps } from '../editor.ts'
import { NavigationTree } from './navigation-tree.tsx'
import './page.css'

/** Where it stands is set in the tree. */
const elsewhere: ReadonlySet<string> = new Set(['kind', 'name', 'order', 'parent'])

export default function PageEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const draft = useDraft()
  const labelOf = useDocumentLabel()
  const problems = useProblemsOf(identity)
  const misplaced = problems.filter(({ pointer }) => pointer === '/parent' || pointer === '/order')
  const properties = schemaPropertiesOf('page', '').filter((one) => !elsewhere.has(one)) as (keyof PageDocument)[]
  return (
    <div className="page-editor">
      <NavigationTree current={identity} problems={misplaced} />
      <section aria-label={t('page.settings')}>
        <PartForm<PageDocument>
          kind="page"
          identity={identity}
          definition=""
          properties={properties}
          // the check has found its shape right, or the editor is not shown
          value={document as unknown as PageDocument}
          pointer=""
          problems={problems}
          onChange={(value) => draft.run(setValue(identity, '', value as unknown as Json, labelOf(identity)))}
        />
      </section>
    </div>
  )
}
