/** The editor of a calendar: what it says, and beside it a year as it follows. */
import type { CalendarDocument } from '@attain/engine/metadata'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { Notes } from '../automation/notes.tsx'
import { PartForm } from '../automation/part-form.tsx'
import type { EditorProps } from '../editor.ts'
import { Section } from '../settings/section.tsx'
import { type EditedSettings, SettingsContext, useEditedSettings } from '../settings/settings-context.tsx'
import { WordsField } from '../settings/words-field.tsx'
import '../settings/settings.css'
import './calendar-editor.css'
import { PeriodNames } from './period-names.tsx'
import { useCalendar } from './use-calendar.ts'
import { YearPicture } from './year-picture.tsx'

export default function CalendarEditor({ identity, document }: EditorProps) {
  const { t } = useTranslation()
  const settings = useEditedSettings('calendar', identity)
  const calendar = useCalendar(document)
  // the check has found its shape right, or the editor is not shown
  const written = document as unknown as CalendarDocument
  return (
    <SettingsContext value={settings}>
      <div className="calendar-editor">
        <Form layout="vertical" component="section" aria-label={t('calendar.settings')}>
          <Notes problems={settings.problems.filter(({ pointer }) => pointer === '' || pointer === '/name')} />
          <Section part="label">
            <WordsField definition="" property="label" pointer="/label" value={written.label} required />
            <WordsField definition="" property="description" pointer="/description" value={written.description} long />
          </Section>
          <Section part="years" toldInside={() => true}>
            <Years settings={settings} written={written} />
          </Section>
          {calendar && (
            <Section part="names" toldInside={() => true}>
              <PeriodNames calendar={calendar} names={written.names ?? []} />
            </Section>
          )}
        </Form>
        {calendar && <YearPicture calendar={calendar} />}
      </div>
    </SettingsContext>
  )
}

/** Kinds of years have settings of their own, so they are a form that the schema makes. */
function Years({ settings, written }: { readonly settings: EditedSettings; readonly written: CalendarDocument }) {
  const { identity, problems, set, words } = settings
  return (
    <PartForm<CalendarDocument>
      kind="calendar"
      identity={identity}
      definition=""
      properties={['years']}
      value={written}
      pointer=""
      problems={problems.filter(({ pointer }) => pointer.startsWith('/years'))}
      onChange={({ years }) => set('/years', years, words('', 'years').title)}
    />
  )
}
