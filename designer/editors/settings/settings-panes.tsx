/** Settings of a document, and beside them what they come to; one at a time where there is no room for both. */
import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWidth } from '../../parts/use-width.ts'
import './settings.css'

export interface Beside {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
}

interface Props {
  /** What is switched between, for those who hear the page. */
  readonly label: string
  readonly settingsLabel: string
  readonly settings: ReactNode
  readonly beside: readonly Beside[]
}

/** Wide enough for both. */
const WIDE = 860
const SETTINGS = 'settings'

export function SettingsPanes({ label, settingsLabel, settings, beside }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>()
  const [shown, setShown] = useState(SETTINGS)
  const isWide = width >= WIDE
  const open = beside.find(({ key }) => key === shown) ?? beside[0]
  const choices = beside.map((one) => ({ value: one.key, label: one.label }))
  return (
    <div ref={ref} className="settings-panes" data-wide={isWide || undefined}>
      {width > 0 && !isWide && (
        <Segmented
          block
          aria-label={label}
          value={shown}
          onChange={setShown}
          options={[{ value: SETTINGS, label: settingsLabel }, ...choices]}
        />
      )}
      {width > 0 && (isWide || shown === SETTINGS) && settings}
      {width > 0 && (isWide || shown !== SETTINGS) && (
        <aside className="settings-beside" aria-label={choices.length === 1 ? open?.label : label}>
          {isWide && choices.length > 1 && (
            <Segmented
              block
              aria-label={label}
              {...(open && { value: open.key })}
              onChange={setShown}
              options={choices}
            />
          )}
          {open?.content}
        </aside>
      )}
    </div>
  )
}
