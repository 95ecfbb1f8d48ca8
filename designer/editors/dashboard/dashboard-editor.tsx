/** The editor of a dashboard: the page itself with real figures, on which widgets are put, moved and sized; their settings beside it. */
import type { Bundle, Language, Widget } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useBundle, useProblemsOf } from '../../check/use-checks.ts'
import { changeDocument, setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { AutomationPlaceContext } from '../../names/automation-place.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import type { EditorProps } from '../editor.ts'
import { json } from '../object/object-document.ts'
import { DashboardContext, dashboardOf, type EditedDashboard } from './dashboard-context.tsx'
import { Panes } from './panes.tsx'
import { useChosen } from './use-chosen.ts'
import { widgetKinds } from './widgets/widget-kinds.tsx'
import './dashboard-editor.css'

const nowhere = { object: '', nodes: [], canChoose: false }

export default function DashboardEditor({ identity, document }: EditorProps) {
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const problems = useProblemsOf(identity)
  const words = useSchemaWords('dashboard')
  const dashboard = dashboardOf(document)
  const [chosenName, choose] = useChosen(dashboard)
  const chosen = dashboard.widgets.find(({ name }) => name === chosenName)
  const edited = useMemo<EditedDashboard>(
    () => ({
      identity,
      dashboard,
      bundle,
      problems,
      words,
      chosen,
      choose,
      nameOf: (widget) => nameIn(widget, bundle, language) || words(widgetKinds[widget.type].definition, '').title,
      set: (pointer, value, what) =>
        draft.run(setValue(identity, pointer, value === undefined ? undefined : json(value), what)),
      arrange(key, what, widgets, joins) {
        if (widgets === dashboard.widgets) return
        const command = changeDocument(identity, { key, what }, (before) => ({ ...before, widgets: json(widgets) }))
        draft.run(joins === undefined ? command : { ...command, joins })
      },
      begin: (what, page) =>
        draft.run(
          changeDocument(identity, { key: 'change', what }, (before) => ({
            ...before,
            ...Object.fromEntries(Object.entries(page).map(([property, value]) => [property, json(value)])),
          })),
        ),
    }),
    [identity, dashboard, bundle, problems, words, chosen, choose, draft, language],
  )

  return (
    <DashboardContext value={edited}>
      <AutomationPlaceContext value={nowhere}>
        <Panes />
      </AutomationPlaceContext>
    </DashboardContext>
  )
}

/** What stands above it on the page. */
function nameIn(widget: Widget, bundle: Bundle, language: Language): string {
  const kpi = 'kpi' in widget ? widget.kpi : 'kpis' in widget ? widget.kpis[0] : undefined
  const object = widget.type === 'funnel' || widget.type === 'list' ? widget.object : undefined
  return (
    textIn(widget.label, language) ||
    textIn(bundle.kpis.get(kpi ?? '')?.document.label, language) ||
    textIn(bundle.objects.get(object ?? '')?.document.pluralLabel, language)
  )
}
