import { textLike } from './text-like.ts'

export const phone = textLike({
  type: 'phone',
  lines: 'one',
  slot: 'text',
  settings: [],
  defaultLength: 40,
  form: {
    pattern: '^\\s*\\+?[0-9(][0-9 ().\\-/]{2,30}( ?(x|ext\\.?|转) ?[0-9]{1,6})?\\s*$',
    en: 'a phone number such as +86 10 6552 9988',
    chinese: '电话号码，例如 +86 10 6552 9988',
  },
  canBeUnique: true,
  fold: (value) => value.replace(/[^0-9+x转]/g, ''),
})
