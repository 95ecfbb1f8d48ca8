import type { Model } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { NamedIcon } from '@attain/ui/parts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Place, visiblePages } from './visible.ts'

interface Props {
  readonly model: Model
  readonly roles: readonly string[]
  /** Of a list: its object. */
  readonly onOpen: (object: string) => void
}

/** The navigation as they see it. */
export function SeenNavigation({ model, roles, onOpen }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const places = useMemo(() => visiblePages(model, roles), [model, roles])
  const list = (some: readonly Place[]) => (
    <ul>
      {some.map(({ page, children }) => {
        const label = textIn(page.label, language) || page.name
        const { content } = page
        const icon = page.icon ?? (content.type === 'list' ? model.objects.get(content.object)?.icon : undefined)
        const inside = (
          <>
            <NamedIcon name={icon} label={label} /> {label}
          </>
        )
        return (
          <li key={page.name}>
            {content.type === 'list' ? (
              <button type="button" onClick={() => onOpen(content.object)}>
                {inside}
              </button>
            ) : (
              <span>{inside}</span>
            )}
            {children.length > 0 && list(children)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <section className="seen-navigation">
      <h2>{t('seeAs.navigation')}</h2>
      {places.length === 0 ? <p className="see-as-none">{t('seeAs.noPages')}</p> : list(places)}
    </section>
  )
}
