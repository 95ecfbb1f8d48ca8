import { textLike } from './text-like.ts'

export const url = textLike({
  type: 'url',
  lines: 'one',
  slot: null,
  settings: [],
  defaultLength: 2000,
  form: 'url',
  canBeUnique: true,
  fold: (value) => value,
})
