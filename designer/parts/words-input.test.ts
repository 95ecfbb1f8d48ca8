import { expect, test } from 'vitest'
import { changedWords } from './words-input.tsx'

test.each([
  ['the first words', undefined, 'en', 'Amount', { en: 'Amount' }],
  ['Chinese alone stands for English too', undefined, 'zh-CN', '金额', { en: '金额', 'zh-CN': '金额' }],
  [
    'English follows until it is written',
    { en: '金', 'zh-CN': '金' },
    'zh-CN',
    '金额',
    { en: '金额', 'zh-CN': '金额' },
  ],
  ['then it stays', { en: 'Amount', 'zh-CN': '金' }, 'zh-CN', '金额', { en: 'Amount', 'zh-CN': '金额' }],
  ['Chinese can be taken away', { en: 'Amount', 'zh-CN': '金' }, 'zh-CN', '', { en: 'Amount' }],
  ['English that is taken away is Chinese', { en: 'A', 'zh-CN': '金' }, 'en', '', { en: '金', 'zh-CN': '金' }],
  ['nothing is left', { en: 'A' }, 'en', '', undefined],
] as const)('%s', (_, before, code, text, expected) => expect(changedWords(before, code, text)).toEqual(expected))
