import type { Model } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { NamedIcon } from '@attain/ui/parts'
import { useTranslation } from 'react-i18next'
import { conditionInWords } from './condition-words.ts'
import type { VisibleObject } from './visible.ts'

interface Props {
  readonly model: Model
  readonly objects: readonly VisibleObject[]
  readonly current: string | undefined
  readonly onOpen: (object: string) => void
}

/** What they may do with records, in words. */
export function SeenRights({ model, objects, current, onOpen }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const sorted = objects.toSorted((a, b) => Number(a.object.system) - Number(b.object.system))
  return (
    <section className="seen-rights">
      <h2>{t('seeAs.records.title')}</h2>
      {objects.length === 0 && <p className="see-as-none">{t('seeAs.noObjects')}</p>}
      <ul>
        {sorted.map((seen) => {
          const { object } = seen
          const label = textIn(object.pluralLabel, language) || object.name
          return (
            <li key={object.name}>
              <button
                type="button"
                aria-current={object.name === current || undefined}
                onClick={() => onOpen(object.name)}
              >
                <strong>
                  <NamedIcon name={object.icon} label={label} /> {label}
                </strong>
                <RightsOf model={model} seen={seen} />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RightsOf({ model, seen: { object, access } }: { readonly model: Model; readonly seen: VisibleObject }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const which = (right: 'read' | 'edit' | 'delete') => conditionInWords(access[right], object, model, t, language)
  const others = (['create', 'export', 'import'] as const)
    .filter((right) => access[right])
    .map((right) => t(`seeAs.${right}`))
  const lines = [
    t('seeAs.sees', { records: which('read') }),
    access.edit.op === 'never' ? undefined : t('seeAs.changes', { records: which('edit') }),
    access.delete.op === 'never' ? undefined : t('seeAs.deletes', { records: which('delete') }),
    others.length === 0 ? undefined : t('seeAs.may', { rights: others.join(t('words.comma')) }),
  ].filter((line) => line !== undefined)
  return (
    <span className="seen-lines">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}
