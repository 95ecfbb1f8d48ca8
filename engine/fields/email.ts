import { textLike } from './text-like.ts'

export const email = textLike({
  type: 'email',
  lines: 'one',
  slot: 'text',
  settings: [],
  defaultLength: 254,
  form: 'email',
  canBeUnique: true,
  fold: (value) => value.toLowerCase(),
})
