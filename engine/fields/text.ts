import { textLike } from './text-like.ts'

export const text = textLike({
  type: 'text',
  lines: 'one',
  slot: 'text',
  settings: ['minLength', 'maxLength', 'pattern', 'patternMessage'],
  defaultLength: 255,
  canBeUnique: true,
})
