import type { KindDefinition } from '../kind.ts'

export const page: KindDefinition<'page'> = {
  kind: 'page',
  folder: 'pages',
  label: { en: 'Page', 'zh-CN': '页面' },
  pluralLabel: { en: 'Pages', 'zh-CN': '页面' },
  identifiedBy: ['name'],
  *links(document) {
    const { content, parent } = document
    if (parent !== undefined) yield { place: '/parent', to: 'page', name: parent }
    if (content.type === 'list') {
      yield { place: '/content/object', to: 'object', name: content.object }
      if (content.view !== undefined)
        yield { place: '/content/view', to: 'view', object: content.object, name: content.view }
    }
    if (content.type === 'dashboard') yield { place: '/content/dashboard', to: 'dashboard', name: content.dashboard }
    for (const [index, name] of (document.roles ?? []).entries()) yield { place: `/roles/${index}`, to: 'role', name }
  },
}
