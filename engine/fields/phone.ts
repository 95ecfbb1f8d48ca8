import { textLike } from './text-like.ts'

export const phone = textLike({
  type: 'phone',
  lines: 'one',
  slot: 'text',
  settings: [],
  defaultLength: 40,
  form: 'phone',
  canBeUnique: true,
  fold: (value) => value.replace(/[^0-9+x转]/g, ''),
})
