import { printFormula, type Tree } from '@attain/engine/formula/language'
import type { Language } from '@attain/form'
import { fromLogic } from '@attain/form/filter'
import { account, opportunity } from '@attain/form/test-objects'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { resolvePath } from '../application/field-path.ts'
import en from '../i18n/en.json' with { type: 'json' }
import zhCN from '../i18n/zh-CN.json' with { type: 'json' }
import { sentenceOf } from './sentence.ts'

beforeAll(() =>
  i18next.init({
    resources: { en: { page: en }, 'zh-CN': { page: zhCN } },
    defaultNS: 'page',
    interpolation: { escapeValue: false },
  }),
)

const objects = new Map([opportunity, account].map((object) => [object.name, object]))
const say = (tree: unknown, language: Language = 'en') =>
  fromLogic(tree)
    .items.map((item) =>
      sentenceOf(item, {
        t: i18next.getFixedT(language, 'page'),
        language,
        resolve: (path) => resolvePath(objects, opportunity, path, language),
        print: (tree) => printFormula(tree as Tree),
        nameOf: (id) => (id === 'id-1' ? 'Acme' : undefined),
      }),
    )
    .join(' | ')

describe('sentences', () => {
  test.each([
    [{ in: [{ var: 'stage' }, ['won', 'lost']] }, 'Stage: Won, Lost'],
    [{ '!': [{ in: [{ var: 'stage' }, ['won']] }] }, 'Stage is not Won'],
    [{ '>=': [{ var: 'amount' }, '1000'] }, 'Amount ≥ $1,000.00'],
    [{ '<=': ['0.05', { var: 'discount' }, '0.1'] }, 'Discount from 5% to 10%'],
    [{ contains: [{ var: 'name' }, 'ac', 'ignore_case'] }, 'Name contains “ac”'],
    [{ in: [{ var: 'account' }, ['id-1']] }, 'Account: Acme'],
    [{ '==': [{ var: 'owner' }, { currentUser: [] }] }, 'Owner is me'],
    [{ '<': [{ var: 'close_date' }, { today: [] }] }, 'Close_date is before today'],
    [{ in: [{ var: 'account.sector' }, ['medical']] }, 'Account › Sector: Medical'],
    [{ blank: [{ var: 'tags' }] }, 'Tags is blank'],
    [
      {
        and: [
          { or: [{ '==': [{ var: 'stage' }, 'won'] }, { blank: [{ var: 'name' }] }] },
          { blank: [{ var: 'tags' }] },
        ],
      },
      'Stage is Won or Name is blank | Tags is blank',
    ],
    [{ '==': [{ var: 'name' }, { var: 'code' }] }, 'Name = Code'],
    [
      { '<': [{ var: 'amount' }, { '*': [{ var: 'account.size' }, { percent: [90] }] }] },
      'Amount < account.size * 90%',
    ],
    [{ '<': [{ '-': [{ var: 'account.sector' }, 1] }, 30] }, 'Account › Sector - 1 < 30'],
    [
      { '>': [{ count: [{ filter: [{ var: 'deals' }, { '==': [{ var: 'stage' }, 'won'] }] }] }, { var: 'amount' }] },
      'COUNT(deals, stage = "won") > Amount',
    ],
    [{ var: 'active' }, 'active: yes'],
    [{ '!': [{ var: 'active' }] }, 'active: no'],
  ])('%j', (tree, sentence) => expect(say(tree)).toBe(sentence))

  test('in Chinese', () => {
    expect(say({ in: [{ var: 'stage' }, ['won', 'lost']] }, 'zh-CN')).toBe('stage字段：赢单、丢单')
  })
})
