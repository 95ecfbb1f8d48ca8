/** The settings of what is selected: a field, a section, a related list, or the layout itself. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLayout } from '../layout-context.tsx'
import { useChildLists } from '../related-lists.tsx'
import { FieldSettings } from './field-settings.tsx'
import { LayoutSettings } from './layout-settings.tsx'
import { RelatedSettings } from './related-settings.tsx'
import { SectionSettings } from './section-settings.tsx'

export interface OpenSettings {
  readonly title: string
  readonly content: ReactNode
}

/** Of what is gone meanwhile, those of the layout. */
export function useSettings(): OpenSettings {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { selected, placed, sectionKeys, layout, labelOf } = useLayout()
  const children = useChildLists()
  const form = (content: ReactNode) => (
    <Form layout="vertical" component="div" className="layout-settings">
      {content}
    </Form>
  )
  if (selected.of === 'field') {
    const one = placed.find(({ key }) => key === selected.key)
    if (one) return { title: labelOf(one.entry.field), content: form(<FieldSettings key={one.key} placed={one} />) }
  }
  if (selected.of === 'section') {
    const index = sectionKeys.indexOf(selected.key)
    const section = layout.sections[index]
    if (section)
      return {
        title: textIn(section.label, language) || section.name,
        content: form(<SectionSettings key={selected.key} section={section} index={index} />),
      }
  }
  if (selected.of === 'related') {
    const list = layout.related?.[selected.index]
    if (list)
      return {
        title: children.get(list.children) ?? list.children,
        content: form(<RelatedSettings key={list.children} list={list} index={selected.index} />),
      }
  }
  return { title: t('layout.whole'), content: form(<LayoutSettings />) }
}
