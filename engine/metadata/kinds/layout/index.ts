import type { Bundle } from '../../bundle.ts'
import type { KindDefinition, Link } from '../kind.ts'
import type { LayoutDocument } from './types.generated.ts'

export const layout: KindDefinition<'layout'> = {
  kind: 'layout',
  folder: 'layouts',
  label: { en: 'Layout', 'zh-CN': '布局' },
  pluralLabel: { en: 'Layouts', 'zh-CN': '布局' },
  identifiedBy: ['object', 'name'],
  *links(document) {
    const { object } = document
    yield { place: '/object', to: 'object', name: object }
    if (document.recordType !== undefined)
      yield { place: '/recordType', to: 'recordType', object, name: document.recordType }
    for (const [index, name] of (document.roles ?? []).entries()) yield { place: `/roles/${index}`, to: 'role', name }
    for (const [index, name] of (document.highlights ?? []).entries())
      yield { place: `/highlights/${index}`, to: 'field', object, name }
    for (const [index, section] of document.sections.entries()) {
      const at = `/sections/${index}`
      if (section.visibleWhen !== undefined)
        yield {
          place: `${at}/visibleWhen`,
          to: 'formula',
          object,
          formula: section.visibleWhen,
          gives: 'condition',
          over: 'records',
        }
      for (const [position, field] of section.fields.entries()) {
        const inside = `${at}/fields/${position}`
        yield { place: `${inside}/field`, to: 'field', object, name: field.field }
        for (const when of ['visibleWhen', 'requiredWhen'] as const) {
          const formula = field[when]
          if (formula !== undefined)
            yield { place: `${inside}/${when}`, to: 'formula', object, formula, gives: 'condition', over: 'records' }
        }
      }
    }
    for (const [index, { children }] of (document.related ?? []).entries())
      yield { place: `/related/${index}/children`, to: 'children', object, name: children }
  },
  linksThrough: relatedLinks,
}

/** What related lists show of the records that point here. */
export function* relatedLinks(document: LayoutDocument, bundle: Bundle): Generator<Extract<Link, { to: 'path' }>> {
  for (const [index, list] of (document.related ?? []).entries()) {
    const relation = bundle.objects.get(document.object)?.children.get(list.children)
    if (relation === undefined) continue
    const { object } = relation
    for (const [column, path] of (list.columns ?? []).entries())
      yield { place: `/related/${index}/columns/${column}`, to: 'path', object, path }
    for (const [level, { field }] of (list.sort ?? []).entries())
      yield { place: `/related/${index}/sort/${level}/field`, to: 'path', object, path: field }
  }
}
