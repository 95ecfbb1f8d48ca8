/** What mails with dashboards say besides what the dashboards say. */
import type { Comparison } from '@attain/contract'
import type { Whose } from '@attain/engine/dashboard'
import type { Language } from '@attain/engine/metadata'

export interface Words {
  readonly empty: string
  readonly failed: string
  readonly against: (period: string, value: string) => string
  readonly of: (value: string, goal: string) => string
  readonly noTarget: (value: string) => string
  readonly partTarget: (value: string) => string
  readonly pace: Readonly<Record<'ahead' | 'even' | 'behind', (amount: string) => string>>
  readonly compared: Readonly<Record<Comparison, string>>
  readonly whose: Readonly<Record<Whose, string>>
  readonly forecast: Readonly<Record<'actual' | 'asked' | 'pipeline' | 'trend' | 'said', string>>
  readonly more: (rows: number, columns: number, isAttached: boolean) => string
  readonly count: string
  readonly open: string
  readonly why: (by: string, workspace: string) => string
  readonly own: (workspace: string) => string
  readonly end: string
  readonly asSeen: string
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    empty: 'Nothing to show yet.',
    failed: 'This could not be calculated; the page says why.',
    against: (period, value) => `vs ${period} (${value})`,
    of: (value, goal) => `${value} of ${goal}`,
    noTarget: (value) => `${value}; there is no target`,
    partTarget: (value) => `${value}; a part only, and targets are for the whole`,
    pace: {
      ahead: (amount) => `${amount} ahead of today`,
      behind: (amount) => `${amount} behind today`,
      even: () => 'just where it should be',
    },
    compared: { previous: 'vs period before', yearAgo: 'vs a year ago' },
    whose: { me: 'Me', myTeam: 'My team', belowMe: 'My people', everybody: 'Everybody' },
    forecast: {
      actual: 'Attained',
      asked: 'Target',
      pipeline: 'With pipeline',
      trend: 'By trend or pace',
      said: 'Said',
    },
    more: (rows, columns, isAttached) => {
      const parts = [counted(rows, 'more row'), counted(columns, 'more column')].filter((part) => part !== '')
      return `${parts.join(' and ')} ${isAttached ? 'in the attached spreadsheet' : 'on the page'}`
    },
    count: 'Number',
    open: 'Open the dashboard',
    why: (by, workspace) => `${by} has this sent to you from ${workspace}.`,
    own: (workspace) => `You asked ${workspace} for this.`,
    end: 'End these e-mails',
    asSeen: 'The figures are those that you may see.',
  },
  'zh-CN': {
    empty: '暂无数据。',
    failed: '未能计算，原因见页面。',
    against: (period, value) => `对比 ${period}（${value}）`,
    of: (value, goal) => `${value} / 目标 ${goal}`,
    noTarget: (value) => `${value}，未设目标`,
    partTarget: (value) => `${value}，仅为部分数据，不与整体目标比较`,
    pace: {
      ahead: (amount) => `超前今日进度 ${amount}`,
      behind: (amount) => `落后今日进度 ${amount}`,
      even: () => '与今日进度持平',
    },
    compared: { previous: '环比（上期）', yearAgo: '同比（去年）' },
    whose: { me: '我', myTeam: '我的团队', belowMe: '我的下属', everybody: '所有人' },
    forecast: { actual: '已完成', asked: '目标', pipeline: '含商机', trend: '按趋势或进度', said: '人员预测' },
    more: (rows, columns, isAttached) => {
      const parts = [...(rows > 0 ? [`${rows} 行`] : []), ...(columns > 0 ? [`${columns} 列`] : [])]
      return `另有 ${parts.join('、')}，见${isAttached ? '附件表格' : '页面'}`
    },
    count: '数量',
    open: '打开仪表盘',
    why: (by, workspace) => `${by} 通过“${workspace}”为您订阅了此邮件。`,
    own: (workspace) => `您在“${workspace}”订阅了此邮件。`,
    end: '退订此邮件',
    asSeen: '数据以您的权限为准。',
  },
}
