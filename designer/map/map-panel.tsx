/** Of the thing that is selected: what it uses, what uses it, and the way to its editor. */
import { CloseOutlined } from '@ant-design/icons'
import { type GraphEdge, type GraphNode, isKind, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { documentOf } from './map-graph.ts'

interface Props {
  readonly node: GraphNode
  readonly uses: readonly GraphEdge[]
  readonly usedBy: readonly GraphEdge[]
  readonly nameOf: (id: string) => string
  readonly select: (id: string) => void
  readonly close: () => void
}

export function MapPanel({ node, uses, usedBy, nameOf, select, close }: Props) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  return (
    <aside className="map-panel" aria-label={nameOf(node.id)}>
      <header>
        <h2>{nameOf(node.id)}</h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('action.close')} onClick={close} />
      </header>
      {node.system ? (
        <p className="page-hint">{t('map.system')}</p>
      ) : (
        <LinkButton type="primary" to={paths.document(workspace, documentOf(node))}>
          {t('map.open')}
        </LinkButton>
      )}
      <Neighbours
        title={t('map.usedBy')}
        none={t('map.usedByNothing')}
        ids={usedBy.map(({ from }) => from)}
        nameOf={nameOf}
        select={select}
      />
      <Neighbours
        title={t('map.uses')}
        none={t('map.usesNothing')}
        ids={uses.map(({ to }) => to)}
        nameOf={nameOf}
        select={select}
      />
    </aside>
  )
}

interface NeighboursProps {
  readonly title: string
  readonly none: string
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string
  readonly select: (id: string) => void
}

function Neighbours({ title, none, ids, nameOf, select }: NeighboursProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const byKind = Map.groupBy(new Set(ids), (id) => id.split(':', 1)[0] ?? '')
  return (
    <section>
      <h3>{title}</h3>
      {ids.length === 0 && <p className="page-hint">{none}</p>}
      {[...byKind].map(([kind, own]) => (
        <div key={kind}>
          <h4>{isKind(kind) ? textIn(kinds[kind].pluralLabel, language) : t('layer.fields')}</h4>
          <ul>
            {own.map((id) => (
              <li key={id}>
                <button type="button" onClick={() => select(id)}>
                  {nameOf(id)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
