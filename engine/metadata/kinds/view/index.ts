import type { KindDefinition } from '../kind.ts'

export const view: KindDefinition<'view'> = {
  kind: 'view',
  folder: 'views',
  label: { en: 'View', 'zh-CN': '视图' },
  pluralLabel: { en: 'Views', 'zh-CN': '视图' },
  identifiedBy: ['object', 'name'],
  *links(document) {
    const { object, board } = document
    yield { place: '/object', to: 'object', name: object }
    for (const [index, { field }] of document.columns.entries())
      yield { place: `/columns/${index}/field`, to: 'path', object, path: field }
    if (document.filter !== undefined)
      yield { place: '/filter', to: 'formula', object, formula: document.filter, gives: 'condition', over: 'sets' }
    for (const [index, { field }] of (document.sort ?? []).entries())
      yield { place: `/sort/${index}/field`, to: 'path', object, path: field }
    for (const place of ['groupBy', 'sum'] as const) {
      const name = board?.[place]
      if (name !== undefined) yield { place: `/board/${place}`, to: 'field', object, name }
    }
    for (const [index, path] of (board?.card ?? []).entries())
      yield { place: `/board/card/${index}`, to: 'path', object, path }
    for (const [index, name] of (document.roles ?? []).entries()) yield { place: `/roles/${index}`, to: 'role', name }
  },
}
