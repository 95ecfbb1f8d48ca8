import { textLike } from './text-like.ts'

export const email = textLike({
  type: 'email',
  lines: 'one',
  slot: 'text',
  settings: [],
  defaultLength: 254,
  form: {
    pattern: '^\\s*[^\\s@<>(),;:"\\\\]{1,64}@[^\\s@<>(),;:"\\\\.]+(\\.[^\\s@<>(),;:"\\\\.]+)+\\s*$',
    en: 'an e-mail address such as ann@example.com',
    chinese: '邮箱地址，例如 ann@example.com',
  },
  canBeUnique: true,
  fold: (value) => value.toLowerCase(),
})
