/** What a publish changes, document by document, in words. */
import { type DocumentChange, type Kind, kinds, type PropertyChange } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Documents, DocumentValue } from '../document/documents.ts'
import { useDraftState, usePlace } from '../draft/draft-context.tsx'
import { documentLabel } from '../draft/use-document-label.ts'
import { kindIcons } from '../editors/kind-icons.tsx'
import { paths } from '../paths.ts'
import { useAutomationWords } from './automation-words.ts'
import { type SayDocument, wordsAt } from './words.ts'

interface Props {
  readonly changes: readonly DocumentChange[]
  readonly before: Documents
  readonly after: Documents
  /** What stands before a document, such as a box to choose it, and after what it is called. */
  readonly lead?: (identity: string, label: string) => ReactNode
  readonly note?: (identity: string) => ReactNode
}

const colours = { added: 'green', changed: 'blue', removed: 'red', moved: 'purple' } as const

export function Changes({ changes, ...rest }: Props) {
  const { t } = useTranslation()
  const byKind = Map.groupBy(changes, ({ kind }) => kind)
  return (
    <section className="panel changes">
      <h2>{t('changes.title', { count: changes.length })}</h2>
      {[...byKind].map(([kind, own]) => (
        <ChangesOfKind key={kind} kind={kind} changes={own} {...rest} />
      ))}
    </section>
  )
}

function ChangesOfKind({ kind, changes, before, after, lead, note }: Props & { readonly kind: Kind }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const draft = useDraftState((state) => state.documents)
  const labelOf = (identity: string) => documentLabel(after.get(identity) ?? before.get(identity), language) ?? identity
  return (
    <>
      <h3>{textIn(kinds[kind].pluralLabel, language)}</h3>
      <ul>
        {changes.map(({ document, change, properties }) => (
          <li key={document}>
            <div className="changes-document">
              {lead?.(document, labelOf(document))}
              {kindIcons[kind]}
              <strong>
                {draft.has(document) ? (
                  <Link to={paths.document(workspace, document)}>{labelOf(document)}</Link>
                ) : (
                  labelOf(document)
                )}
              </strong>
              <Tag color={colours[change]}>{t(`changes.${change}`)}</Tag>
              {note?.(document)}
            </div>
            {properties.length > 0 && (
              <ul className="changes-properties">
                {properties.map((property) => (
                  <Property
                    key={`${property.place} ${property.change}`}
                    property={property}
                    kind={kind}
                    documents={[before.get(document), after.get(document)]}
                    sayDocument={(identity) => documentLabel(after.get(identity) ?? before.get(identity), language)}
                  />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

interface PropertyProps {
  readonly property: PropertyChange
  readonly kind: Kind
  /** The document before and after. */
  readonly documents: readonly (DocumentValue | undefined)[]
  readonly sayDocument: SayDocument
}

function Property({ property: { place, change, before, after }, kind, documents, sayDocument }: PropertyProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const words = wordsAt(kind, place, documents, language, useAutomationWords(kind, documents), sayDocument)
  return (
    <li>
      <span className="changes-place">{words.place}</span>
      {change === 'moved' ? (
        <span>{t('changes.movedTo', { order: (after as string[] | undefined)?.join(', ') ?? '' })}</span>
      ) : (
        <span className="changes-values">
          {before !== undefined && <del>{words.say(before)}</del>}
          {before !== undefined && after !== undefined && <span aria-hidden> → </span>}
          {after !== undefined && <ins>{words.say(after)}</ins>}
        </span>
      )}
    </li>
  )
}
