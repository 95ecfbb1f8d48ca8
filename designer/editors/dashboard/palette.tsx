/** What can be put on the page: by a click where there is room, or dragged to where it is wanted. */
import { useDashboard } from './dashboard-context.tsx'
import { useTexts } from './texts.ts'
import { beginWidget } from './widgets/begin-widget.ts'
import { carry, useAdd } from './widgets/use-add.ts'
import { widgetKinds, widgetTypes } from './widgets/widget-kinds.tsx'

export function Palette() {
  const { t } = useTexts()
  const { bundle, words } = useDashboard()
  const add = useAdd()
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
                onDragStart={(event) => carry(event, type)}
                onClick={() => add(type)}
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
