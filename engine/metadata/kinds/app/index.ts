import type { KindDefinition } from '../kind.ts'

/** The newest metadata format that this engine reads. */
export const FORMAT_VERSION = 1

export const app: KindDefinition<'app'> = {
  kind: 'app',
  folder: '',
  label: { en: 'Application', 'zh-CN': '应用' },
  pluralLabel: { en: 'Application', 'zh-CN': '应用' },
  identifiedBy: [],
  *links(document) {
    if (document.home !== undefined) yield { place: '/home', to: 'page', name: document.home }
  },
}
