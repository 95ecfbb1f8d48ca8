/** Puts a widget on the page, by a click or by a drag from the palette. */
import type { DragEvent } from 'react'
import { useDashboard } from '../dashboard-context.tsx'
import type { Place } from '../grid/tiles.ts'
import { withWidget } from './add-widget.ts'
import { type WidgetType, widgetKinds, widgetTypes } from './widget-kinds.tsx'

/** What a drag carries. */
const CARRIED = 'application/x-attain-widget'

export function carry({ dataTransfer }: DragEvent, type: WidgetType): void {
  dataTransfer.setData(CARRIED, type)
  dataTransfer.effectAllowed = 'copy'
}

export function isCarried({ types }: DataTransfer): boolean {
  return types.includes(CARRIED)
}

export function carriedBy(transfer: DataTransfer | null): WidgetType | undefined {
  const type = transfer?.getData(CARRIED)
  return widgetTypes.find((one) => one === type)
}

/** Without a place it stands where there is room. */
export function useAdd(): (type: WidgetType, at?: Pick<Place, 'x' | 'y'>) => void {
  const { bundle, dashboard, words, arrange, choose } = useDashboard()
  return (type, at) => {
    const added = withWidget(dashboard.widgets, type, bundle, at)
    if (added === undefined) return
    arrange('add', words(widgetKinds[type].definition, '').title, added.widgets)
    choose(added.name)
  }
}
