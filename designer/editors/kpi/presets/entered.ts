/** What comes from outside, or has no records of its own: entered, imported, or posted by rules. */
import { money, type Preset, score } from './preset.ts'

export const entered: readonly Preset[] = [
  { key: 'collectedEntered', of: '', measure: { from: 'entries' }, unit: money },
  { key: 'activitiesEntered', of: '', measure: { from: 'entries' } },
  { key: 'satisfactionEntered', of: '', measure: { from: 'entries', calculate: 'average' }, unit: score },
  { key: 'spent', of: '', measure: { from: 'entries' }, unit: money, better: 'lower' },
]
