/** An empty page: to begin with one that is ready made, with another dashboard, or with the first widget. */
import { CopyOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { type DragEvent, useState } from 'react'
import { useDashboard } from './dashboard-context.tsx'
import { useTexts } from './texts.ts'
import { starterKeys, starterOf } from './widgets/starters.ts'
import { carriedBy, isCarried, useAdd } from './widgets/use-add.ts'
import { widgetKinds } from './widgets/widget-kinds.tsx'

const icons = {
  own: widgetKinds.number.icon,
  team: widgetKinds.leaderboard.icon,
  target: widgetKinds.gauge.icon,
  forecast: widgetKinds.forecast.icon,
  funnel: widgetKinds.funnel.icon,
  customers: widgetKinds.heatMap.icon,
}

export function Start() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { dashboard, bundle, begin } = useDashboard()
  const add = useAdd()
  const [isOver, setOver] = useState(false)
  const ready = starterKeys.flatMap((key) => {
    const page = starterOf(key, bundle)
    return page === undefined ? [] : [{ key, page }]
  })
  const others = [...bundle.dashboards.values()]
    .map(({ document }) => document)
    .filter(({ name, widgets }) => name !== dashboard.name && widgets.length > 0)
  const carryOver = (event: DragEvent) => {
    if (!isCarried(event.dataTransfer)) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    const type = carriedBy(event.dataTransfer)
    if (type !== undefined) add(type)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: with keys a widget is added by its button beside
    <div
      className="dash-start"
      data-over={isOver || undefined}
      onDragOver={carryOver}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{t('start')}</h2>
      <p>{ready.length === 0 ? t('startWithoutKpis') : t('startHint')}</p>
      <ul>
        {ready.map(({ key, page }) => (
          <li key={key}>
            <button type="button" onClick={() => begin(t(`ready.${key}`), page)}>
              <span className="dash-palette-icon">{icons[key]}</span>
              <span>
                <strong>{t(`ready.${key}`)}</strong>
                <small>{t(`readyHint.${key}`)}</small>
              </span>
            </button>
          </li>
        ))}
        {others.map(({ name, label, description, period, people, filters, widgets }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() =>
                begin(textIn(label, language), {
                  ...(period && { period }),
                  ...(people && { people }),
                  ...(filters && { filters }),
                  widgets,
                })
              }
            >
              <span className="dash-palette-icon">
                <CopyOutlined aria-hidden />
              </span>
              <span>
                <strong>{t('as', { name: textIn(label, language) || name })}</strong>
                <small>{textIn(description, language)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
