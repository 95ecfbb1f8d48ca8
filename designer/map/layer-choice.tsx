/** What the map shows: kinds of things, one by one. */
import { kindNames, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Layer } from './map-graph.ts'

const LAYERS: readonly Layer[] = ['object', 'formulas', ...kindNames.filter((kind) => kind !== 'object')]

interface Props {
  readonly layers: ReadonlySet<Layer>
  readonly onChange: (layers: ReadonlySet<Layer>) => void
}

export default function LayerChoice({ layers, onChange }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  return (
    <div className="map-layers">
      {LAYERS.map((layer) => (
        <Checkbox
          key={layer}
          checked={layers.has(layer)}
          onChange={({ target }) => {
            const next = new Set(layers)
            if (target.checked) next.add(layer)
            else next.delete(layer)
            onChange(next)
          }}
        >
          {layer === 'formulas' ? t('layer.formulas') : textIn(kinds[layer].pluralLabel, language)}
        </Checkbox>
      ))}
    </div>
  )
}
