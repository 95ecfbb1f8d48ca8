import { kindNames, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'

/** "4 objects, 12 views": what a template brings, without the application itself. */
export function countsText(counts: Readonly<Record<string, number>>, language: 'en' | 'zh-CN'): string {
  return kindNames
    .filter((kind) => kind !== 'app' && (counts[kind] ?? 0) > 0)
    .map((kind) => {
      const label = textIn(counts[kind] === 1 ? kinds[kind].label : kinds[kind].pluralLabel, language)
      return language === 'en' ? `${counts[kind]} ${label.toLowerCase()}` : `${counts[kind]} 个${label}`
    })
    .join(language === 'en' ? ', ' : '、')
}
