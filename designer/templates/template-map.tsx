/** What a template brings, as a picture, before any of it is in the draft. */
import { graphOf } from '@attain/engine/metadata'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { bundleOf } from '../document/bundle.ts'
import type { Documents } from '../document/documents.ts'
import type { DocumentState } from '../draft/use-changed-documents.ts'
import { drawnGraph, type Layer } from '../map/map-graph.ts'
import { Picture } from '../map/picture.tsx'

const objects: ReadonlySet<Layer> = new Set(['object'])

interface Props {
  readonly documents: Documents
  readonly states: ReadonlyMap<string, DocumentState>
}

export default function TemplateMap({ documents, states }: Props) {
  const { t } = useTranslation()
  const drawn = useMemo(() => drawnGraph(graphOf(bundleOf(documents, new Set())), objects), [documents])
  return (
    <section className="map templates-map" aria-label={t('template.map')}>
      <ReactFlowProvider>
        <Picture key={documents.size} drawn={drawn} states={states} />
      </ReactFlowProvider>
    </section>
  )
}
