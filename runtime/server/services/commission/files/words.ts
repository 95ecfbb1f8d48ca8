/** What statements say as files, in both languages. */
export const words = {
  en: {
    ...{ statement: 'Statement', components: 'Components', lines: 'Lines', person: 'Person', plan: 'Plan' },
    ...{ period: 'Period', version: 'Version', revision: 'Revision of the plan', at: 'Calculated at' },
    ...{ currency: 'Currency', earned: 'Earned', owed: 'Draw owed', held: 'Held', carried: 'Carried on' },
    ...{ paid: 'To be paid', component: 'Component', measure: 'Measured', quota: 'Quota', attainment: 'Attainment' },
    rounding: 'Amounts are rounded once, on each line, half up to the smallest unit of the currency.',
    ...{ line: 'Line', amount: 'Amount', arithmetic: 'Arithmetic', why: 'How it came about', instalment: 'Paid with' },
  },
  'zh-CN': {
    ...{ statement: '结算单', components: '构成', lines: '逐项明细', person: '姓名', plan: '方案' },
    ...{ period: '期间', version: '版本', revision: '方案修订号', at: '计算时间' },
    ...{ currency: '币种', earned: '所得', owed: '尚欠预支', held: '待发放', carried: '结转' },
    ...{ paid: '应发', component: '项目', measure: '业绩', quota: '指标', attainment: '完成率' },
    rounding: '金额按行四舍五入一次，精确到币种的最小单位。',
    ...{ line: '明细', amount: '金额', arithmetic: '算式', why: '如何得出', instalment: '发放于' },
  },
} as const
