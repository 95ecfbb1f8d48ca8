/** Dashboards as one person sees them: those that a page of theirs shows or that are their home, without widgets on what they may not see. */
import { figuresOf } from '@attain/engine/access'
import { readWritten } from '@attain/engine/formula/language'
import {
  type DashboardDocument,
  kpisOfWidget,
  type Model,
  type PageDocument,
  type Widget,
} from '@attain/engine/metadata'
import { accessOf, isAdministrating, type View } from '../store/live-workspace.ts'
import { askersScope } from './question.ts'

export function visibleDashboards(view: View, pages: readonly PageDocument[]): DashboardDocument[] {
  const { model } = view.workspace
  const shown = new Set(pages.flatMap(({ content }) => (content.type === 'dashboard' ? [content.dashboard] : [])))
  const isMine = ({ for: roles = [] }: DashboardDocument) => roles.some((role) => view.actor.roles.includes(role))
  return [...model.dashboards.values()]
    .filter((document) => shown.has(document.name) || isMine(document) || isAdministrating(view))
    .map((document) => ({ ...document, widgets: document.widgets.flatMap((widget) => visibleWidget(view, widget)) }))
    .sort((one, other) => Number(isMine(other)) - Number(isMine(one)))
}

/** None when it asks for anything that the person may not see. */
function visibleWidget(view: View, widget: Widget): Widget[] {
  const { model } = view.workspace
  if (!kpisOfWidget(widget).every(({ name }) => seesKpi(view, model, name))) return []
  switch (widget.type) {
    case 'list':
      return readable(view, widget.object) ? [widget] : []
    case 'funnel': {
      const object = readable(view, widget.object)
      if (object === undefined) return []
      const access = accessOf(view, object)
      const names = [widget.field ?? object.stages?.field, widget.value, widget.date]
      const isSeen = names.every((name) => {
        const field = name === undefined ? undefined : object.fields.get(name)
        return name === undefined || (field !== undefined && access.readField(field).op !== 'never')
      })
      if (!isSeen) return []
      if (widget.when === undefined) return [widget]
      const reading = readWritten(widget.when, askersScope(view, object))
      return 'tree' in reading ? [{ ...widget, when: reading.tree as Exclude<typeof widget.when, undefined> }] : []
    }
    default:
      return [widget]
  }
}

function seesKpi({ actor }: View, model: Model, kpi: string): boolean {
  return actor.isSystem === true || figuresOf(model, actor.roles, kpi).op !== 'never'
}

function readable(view: View, name: string) {
  const object = view.workspace.model.objects.get(name)
  return object && accessOf(view, object).read.op !== 'never' ? object : undefined
}
