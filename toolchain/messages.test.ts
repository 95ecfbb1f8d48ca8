/** The texts of every front end: the same in both languages, all used, none missing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

type Messages = { readonly [key: string]: string | Messages }

function keysOf(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  )
}

function sourcesIn(folder: string, except: readonly string[] = []): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (file) =>
        file.isFile() &&
        /\.tsx?$/.test(file.name) &&
        !file.name.includes('.test.') &&
        !/node_modules|dist/.test(file.parentPath) &&
        !except.some((each) => file.parentPath === each || file.parentPath.startsWith(`${each}/`)),
    )
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n')
}

const root = resolve(import.meta.dirname, '..')
const isPlural = (key: string) => /_(zero|one|other)$/.test(key)
/** What is never said of one: the shortest password, what occurs again, what is more than many. */
const alwaysSeveral = ['password.', 'repeatedValue', 'impact.manyRecords', 'lastOnes.', 'card.year']
const singular = (key: string) => key.replace(/_(zero|one|other)$/, '')

function readMessages(folder: string, language: 'en' | 'zh-CN'): Messages {
  return JSON.parse(readFileSync(join(root, folder, `${language}.json`), 'utf8')) as Messages
}

/** The keys that are asked for: `t('a.b')`, `t(condition ? 'a' : 'b')`, `t(\`a.${kind}\`)`. */
function keysAsked(sources: string): string[] {
  const calls = [...sources.matchAll(/\bt\( ?((?:[^'`,()]|'[^']*'|`[^`]*`)*)/g)]
  return calls.flatMap(([, asked = '']) => {
    // of a choice, what it may come to
    const chosen = asked.includes(' ? ') ? asked.slice(asked.indexOf(' ? ')) : asked
    return [...chosen.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? '')
  })
}

/** Where the messages lie, who asks for them, and what lies inside but asks elsewhere. */
describe.each<[name: string, messages: string, askedIn: string, except?: string[], alsoAskedIn?: string[]]>([
  [
    'the application',
    'runtime/web/src/i18n',
    'runtime/web/src',
    [
      'runtime/web/src/help',
      'runtime/web/src/approvals',
      'runtime/web/src/notifications',
      'runtime/web/src/automation',
      'runtime/web/src/scorecards',
      'runtime/web/src/commission',
      'runtime/web/src/simulation',
      'runtime/web/src/targets',
      'runtime/web/src/subscriptions',
    ],
  ],
  ['its help', 'runtime/web/src/help', 'runtime/web/src/help'],
  ['approvals', 'runtime/web/src/approvals', 'runtime/web/src/approvals'],
  ['commission', 'runtime/web/src/commission', 'runtime/web/src/commission'],
  ['simulations', 'runtime/web/src/simulation', 'runtime/web/src/simulation'],
  ['appraisals', 'runtime/web/src/scorecards', 'runtime/web/src/scorecards'],
  ['automation', 'runtime/web/src/automation', 'runtime/web/src/automation'],
  ['notifications', 'runtime/web/src/notifications', 'runtime/web/src/notifications'],
  ['targets', 'runtime/web/src/targets', 'runtime/web/src/targets'],
  ['subscriptions', 'runtime/web/src/subscriptions', 'runtime/web/src/subscriptions'],
  ['the form', 'runtime/form/messages', 'runtime/form', [], ['runtime/web/src/filter']],
  ['both front ends', 'runtime/ui/i18n', 'runtime/ui'],
  ['dashboards', 'runtime/dashboard/i18n', 'runtime/dashboard'],
  [
    'the designer',
    'designer/i18n',
    'designer',
    [
      'designer/editors/scorecard',
      'designer/editors/commission-plan',
      'designer/editors/dashboard',
      'designer/editors/kpi',
      'designer/editors/role',
      'designer/editors/target',
      'designer/start',
    ],
  ],
  ['its editor of commission plans', 'designer/editors/commission-plan', 'designer/editors/commission-plan'],
  ['its editor of dashboards', 'designer/editors/dashboard', 'designer/editors/dashboard'],
  ['its editor of KPIs', 'designer/editors/kpi', 'designer/editors/kpi'],
  ['its editor of roles', 'designer/editors/role', 'designer/editors/role'],
  ['its editor of scorecards', 'designer/editors/scorecard', 'designer/editors/scorecard'],
  ['its editor of targets', 'designer/editors/target', 'designer/editors/target'],
  ['its page of beginnings', 'designer/start', 'designer/start'],
  ['commission', 'engine/commission/words', 'engine/commission/words'],
])('messages of %s', (_name, messages, askedIn, except = [], alsoAskedIn = []) => {
  const [english, chinese] = [readMessages(messages, 'en'), readMessages(messages, 'zh-CN')]
  const keys = keysOf(english)
  const sources = sourcesIn(
    join(root, askedIn),
    except.map((folder) => join(root, folder)),
  ).replaceAll(/\s+/g, ' ')
  const used = keysAsked(sources)

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
  test('say one of a thing as one', () => {
    const textOf = (key: string) =>
      key.split('.').reduce<string | Messages>((at, name) => (at as Messages)[name] as string | Messages, english)
    const counted = keys.filter(
      (key) => !isPlural(key) && /\{\{count\}\}( [a-z]+)? ([a-z]+s|people)\b/.test(String(textOf(key))),
    )
    expect(counted.filter((key) => !alwaysSeveral.some((each) => key.startsWith(each)))).toEqual([])
  })
  test('are all used', () => {
    const asked = [...used, ...alsoAskedIn.flatMap((folder) => keysAsked(sourcesIn(join(root, folder))))]
    const isUsed = (key: string) =>
      asked.some((each) =>
        each.includes('${') ? key.startsWith(each.slice(0, each.indexOf('${'))) : each === singular(key),
      )
    expect(keys.filter((key) => !isUsed(key))).toEqual([])
  })
  test('exist wherever the code asks for them', () => {
    const known = new Set(keys.map(singular))
    expect(used.filter((key) => !key.includes('${') && !known.has(key))).toEqual([])
  })
})
