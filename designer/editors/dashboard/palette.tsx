/** What can be put on the page: by a click where there is room, or dragged to where it is wanted. */
import { useDashboard } from './dashboard-context.tsx'
import { useTexts } from './texts.ts'
import { withWidget } from './widgets/add-widget.ts'
import { beginWidget } from './widgets/begin-widget.ts'
import { type WidgetType, widgetKinds, widgetTypes } from './widgets/widget-kinds.tsx'

/** What a drag carries. */
export const CARRIED = 'application/x-attain-widget'

export function Palette() {
  const { t } = useTexts()
  const { bundle, dashboard, words, arrange, choose } = useDashboard()
  const add = (type: WidgetType, title: string) => {
    const added = withWidget(dashboard.widgets, type, bundle)
    if (added === undefined) return
    arrange('add', title, added.widgets)
    choose(added.name)
  }
  return (
    <>
      <p className="dash-note">{t('addHint')}</p>
      <ul className="dash-palette">
        {widgetTypes.map((type) => {
          const { icon, definition } = widgetKinds[type]
          const { title, description } = words(definition, '')
          const isPossible = beginWidget(type, bundle) !== undefined
          return (
            <li key={type}>
              <button
                type="button"
                draggable={isPossible}
                disabled={!isPossible}
                onDragStart={(event) => {
                  event.dataTransfer.setData(CARRIED, type)
                  event.dataTransfer.effectAllowed = 'copy'
                }}
                onClick={() => add(type, title)}
              >
                <span className="dash-palette-icon">{icon}</span>
                <span>
                  <strong>{title}</strong>
                  <small>{isPossible ? description : t('nothingFor')}</small>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
