/** What the colours say, and how much there is of each. */
import { useTranslation } from 'react-i18next'
import type { NodeState } from './node-state.ts'

const SHOWN = ['added', 'changed', 'affected'] as const satisfies readonly NodeState[]

export function Legend({ states }: { readonly states: readonly NodeState[] }) {
  const { t } = useTranslation()
  const counted = SHOWN.map((state) => ({ state, count: states.filter((one) => one === state).length }))
  const there = counted.filter(({ count }) => count > 0)
  if (there.length === 0) return null
  return (
    <ul className="map-legend" aria-label={t('map.legend')}>
      {there.map(({ state, count }) => (
        <li key={state}>
          <i className={`map-swatch is-${state}`} aria-hidden />
          {t(`changes.${state}`)} {count}
        </li>
      ))}
    </ul>
  )
}
