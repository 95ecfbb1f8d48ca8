import type { EditorDefinition } from '../editor.ts'

/** A card that works at once: one item that the manager scores, and the usual grades. */
export const beginScorecard: EditorDefinition['begin'] = ({ name, label }) => ({
  kind: 'scorecard',
  name,
  label,
  cycle: { every: 'month' },
  items: [{ name: 'overall', label: { en: 'Overall', 'zh-CN': '综合评价' }, weight: 100, rule: { type: 'manual' } }],
  grades: [
    { name: 's', label: { en: 'S', 'zh-CN': 'S' }, from: 95, coefficient: 1.5 },
    { name: 'a', label: { en: 'A', 'zh-CN': 'A' }, from: 85, coefficient: 1.2 },
    { name: 'b', label: { en: 'B', 'zh-CN': 'B' }, from: 70, coefficient: 1 },
    { name: 'c', label: { en: 'C', 'zh-CN': 'C' }, from: 60, coefficient: 0.8 },
    { name: 'd', label: { en: 'D', 'zh-CN': 'D' }, coefficient: 0 },
  ],
  reviews: [
    { name: 'manager', label: { en: 'Manager', 'zh-CN': '上级评分' }, by: [{ from: 'managers' }], weight: 100 },
  ],
})
