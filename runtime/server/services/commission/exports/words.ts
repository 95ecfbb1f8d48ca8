/** What files for accounting say, in both languages. */
import type { Text } from '@attain/engine/metadata'
import type { Group } from './accounts.ts'

type Words = Required<Text>

export const kindWords: Readonly<Record<'accrual' | 'payment', Words>> = {
  accrual: { en: 'Accrual', 'zh-CN': '计提' },
  payment: { en: 'Payment', 'zh-CN': '发放' },
}

export const groupWords: Readonly<Record<Group, Words>> = {
  earnings: { en: 'Earnings', 'zh-CN': '所得' },
  adjustments: { en: 'Adjustments', 'zh-CN': '调整' },
  draws: { en: 'Draws and what is carried on', 'zh-CN': '预支与结转' },
  holds: { en: 'Holds and releases', 'zh-CN': '暂扣与发放' },
}

export const columns = {
  en: {
    name: 'Person',
    number: 'Employee number',
    period: 'Period',
    version: 'Version',
    group: 'Kind',
    component: 'Component',
    exactly: 'Before rounding',
    rounding: 'Rounding',
    amount: 'Amount',
    currency: 'Currency',
    debit: 'Debit',
    credit: 'Credit',
    payable: 'Account',
    rate: 'Rate',
    ownAmount: 'To be paid',
    ownCurrency: 'Paid in',
  },
  'zh-CN': {
    name: '姓名',
    number: '工号',
    period: '期间',
    version: '版本',
    group: '类型',
    component: '项目',
    exactly: '舍入前',
    rounding: '舍入差额',
    amount: '金额',
    currency: '币种',
    debit: '借方科目',
    credit: '贷方科目',
    payable: '科目',
    rate: '汇率',
    ownAmount: '实发金额',
    ownCurrency: '发放币种',
  },
} as const
