import type { AriaLabelConfig } from '@xyflow/react'
import type { TFunction } from 'i18next'

/** What React Flow says itself, in the language of the page. */
export function flowWords(t: TFunction): Partial<AriaLabelConfig> {
  return {
    'node.a11yDescription.default': t('map.howTo'),
    'node.a11yDescription.keyboardDisabled': t('map.howTo'),
    // arrows cannot be chosen
    'edge.a11yDescription.default': '',
    'controls.ariaLabel': t('map.controls'),
    'controls.zoomIn.ariaLabel': t('map.zoomIn'),
    'controls.zoomOut.ariaLabel': t('map.zoomOut'),
    'controls.fitView.ariaLabel': t('map.fit'),
    'minimap.ariaLabel': t('map.overview'),
  }
}
