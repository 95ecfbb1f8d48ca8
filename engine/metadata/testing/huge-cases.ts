import { limits } from '../limits.ts'

const field = (index: number) => ({ name: `field_${index}`, label: { en: 'F', 'zh-CN': 'F' }, type: 'text' })
const app = { kind: 'app', name: 'sales', label: { en: 'Sales', 'zh-CN': '销售' }, formatVersion: 1 }

/** Cases of the same form as those in `cases/`, too large to be files. */
export const hugeCases: readonly { name: string; files: Record<string, unknown>; problems: string[] }[] = [
  {
    name: 'ten thousand fields',
    files: {
      'app.json': app,
      'objects/deal.json': {
        kind: 'object',
        name: 'deal',
        label: app.label,
        fields: Array.from({ length: 10_000 }, (_, index) => field(index)),
      },
    },
    problems: ['error too-large objects/deal.json#/fields'],
  },
  {
    name: 'a file of ten megabytes',
    files: { 'app.json': app, 'roles/rep.json': `{"kind": "role", "name": "${'x'.repeat(10_000_000)}"}` },
    problems: ['error too-large roles/rep.json#'],
  },
  {
    name: 'more documents than a bundle has',
    files: Object.fromEntries([
      ['app.json', app],
      ...Array.from({ length: limits.documents }, (_, index) => [
        `pages/p${index}.json`,
        { kind: 'page', name: `p${index}`, label: app.label, content: { type: 'group' } },
      ]),
    ]),
    problems: ['error too-large #'],
  },
]
