import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formMessages } from '@attain/form/messages'
import { uiMessages } from '@attain/ui/messages'
import { describe, expect, test } from 'vitest'
import helpEn from '../help/en.json' with { type: 'json' }
import helpZhCN from '../help/zh-CN.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import zhCN from './zh-CN.json' with { type: 'json' }

type Messages = { readonly [key: string]: string | Messages }

function keysOf(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  )
}

function sourcesIn(folder: string, except?: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (file) =>
        file.isFile() && /\.tsx?$/.test(file.name) && !file.name.includes('.test.') && file.parentPath !== except,
    )
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n')
}

const web = join(import.meta.dirname, '..')
const help = join(web, 'help')
const form = join(import.meta.dirname, '../../../form')
const ui = join(import.meta.dirname, '../../../ui')
const singular = (key: string) => key.replace(/_(one|other)$/, '')

describe.each([
  ['page', en, zhCN, web, help],
  ['help', helpEn, helpZhCN, help, undefined],
  ['ui', uiMessages.en, uiMessages['zh-CN'], ui, undefined],
  ['form', formMessages.en, formMessages['zh-CN'], form, undefined],
] as const)('messages of the %s', (_name, english, chinese, folder, except) => {
  const keys = keysOf(english)
  const sources = sourcesIn(folder, except).replaceAll(/\s+/g, ' ')
  const calls = [...sources.matchAll(/\bt\( ?(?:\w+ \? )?(['`])(.*?)\1(?: : '([\w.]+)')?/g)]
  const used = calls.flatMap(([, , key = '', other]) => (other ? [key, other] : [key]))

  test('are the same keys in both languages', () => expect(keysOf(chinese)).toEqual(keys))
  test('have no blank text, and the same placeholders', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+/g))].sort()
    const texts = (messages: Messages): string[] =>
      Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)))
    const chineseTexts = texts(chinese)
    for (const [i, text] of texts(english).entries()) {
      expect(text).not.toBe('')
      expect([keys[i], placeholders(chineseTexts[i] ?? '')]).toEqual([keys[i], placeholders(text)])
    }
  })
  test('are all used', () => {
    const isUsed = (key: string) =>
      used.some((each) =>
        each.includes('${') ? key.startsWith(each.slice(0, each.indexOf('${'))) : each === singular(key),
      )
    expect(keys.filter((key) => !isUsed(key))).toEqual([])
  })
  test('exist wherever the code asks for them', () => {
    const known = new Set(keys.map(singular))
    expect(used.filter((key) => !key.includes('${') && !known.has(key))).toEqual([])
  })
})
