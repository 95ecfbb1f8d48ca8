/** The editor of a calendar: what it says, and beside it a year as it follows. */
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
import './calendar-editor.css'
import { useCalendar } from './use-calendar.ts'
import { YearPicture } from './year-picture.tsx'

export default function CalendarEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const labelOf = useDocumentLabel()
  const problems = useProblemsOf(identity)
  const root = kindSchema('calendar')
  const schema = useMemo(() => schemaInLanguage(root, language), [root, language])
  const calendar = useCalendar(document)
  return (
    <div className="calendar-editor">
      <section aria-label={t('calendar.settings')}>
        <SchemaForm
          schema={schema}
          value={document}
          problems={problems}
          onChange={(value) => draft.run(setValue(identity, '', value as Json, labelOf(identity)))}
        />
      </section>
      {calendar && <YearPicture calendar={calendar} />}
    </div>
  )
}
