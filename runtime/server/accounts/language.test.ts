import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['en', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['en;q=0.5, zh-Hans;q=0.9', 'zh-CN'],
  ['ZH', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['de-DE, fr;q=0.9', 'en'],
  ['de, zh;q=0.1', 'zh-CN'],
  ['zh;q=0, en;q=0', 'en'],
  ['*', 'en'],
  ['zhx', 'en'],
  [';;;,,,q=zh', 'en'],
  ['zh;q=x', 'zh-CN'],
])('%j asks for %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})

test('a hostile header is no trouble', () => {
  const start = performance.now()
  for (let i = 0; i < 2000; i++) languageOf(`${'zh;q=0.'.repeat(2000)}${i}`)
  expect(performance.now() - start).toBeLessThan(1000)
})
