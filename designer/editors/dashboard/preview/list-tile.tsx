/** A list within the page, as the view of the draft has it. */
import { useDashboardPlace } from '@attain/dashboard'
import type { dashboards, ViewDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import ListPreview from '../../../preview/list-preview.tsx'
import { useDashboard } from '../dashboard-context.tsx'

export default function ListTile({ widget }: { readonly widget: dashboards.ListWidget }) {
  const { language } = useDashboardPlace()
  const { bundle } = useDashboard()
  const views = bundle.viewsOf(widget.object).map(({ document }) => document)
  const view: ViewDocument = views.find(({ name }) => name === widget.view) ??
    views.find((one) => one.default === true) ??
    views[0] ?? {
      kind: 'view',
      object: widget.object,
      name: 'all',
      label: { en: 'All' },
      columns: [{ field: bundle.objects.get(widget.object)?.document.nameField ?? 'name' }],
    }
  const { type: _, board: __, ...shown } = view
  const title = textIn(widget.label ?? view.label, language)
  return (
    <section className="widget" aria-label={title}>
      <header className="widget-head">
        <h2>{title}</h2>
      </header>
      <div className="widget-body widget-scroll">
        <ListPreview
          view={{ ...shown, columns: view.columns.slice(0, 6) as ViewDocument['columns'] }}
          limit={widget.limit ?? 8}
        />
      </div>
    </section>
  )
}
