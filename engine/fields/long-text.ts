import { textLike } from './text-like.ts'

export const longText = textLike({
  type: 'longText',
  lines: 'many',
  slot: null,
  settings: ['minLength', 'maxLength', 'pattern', 'patternMessage'],
  defaultLength: 20_000,
  canBeUnique: false,
})
