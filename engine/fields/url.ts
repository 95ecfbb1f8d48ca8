import { textLike } from './text-like.ts'

/** Only http and https: a link that a page shows must not be able to run a script. */
export const url = textLike({
  type: 'url',
  lines: 'one',
  slot: null,
  settings: [],
  defaultLength: 2000,
  form: {
    pattern: '^\\s*[hH][tT][tT][pP][sS]?://[^\\s/?#"<>\\\\]+[^\\s"<>\\\\]*\\s*$',
    en: 'a web address such as https://example.com',
    chinese: '网址，例如 https://example.com',
  },
  canBeUnique: true,
  fold: (value) => value,
})
