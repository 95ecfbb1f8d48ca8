/** What people read in an alert, in both languages. */
import type { TargetProgress, TargetProgressRow } from '@attain/contract'
import type { Language } from '@attain/engine/fields'
import type { Text } from '@attain/engine/metadata'
import { type Calendar, nameOfPeriod, type Period } from '@attain/engine/performance/calendar'
import { formatFigure } from '@attain/engine/performance/figures'
import type { KpiModel } from '@attain/engine/performance/kpi'
import type { AlertModel } from '@attain/engine/performance/target'

type Words = Required<Text>

const both = (write: (language: Language) => string): Words => ({ en: write('en'), 'zh-CN': write('zh-CN') })

export function titleOf({ when }: AlertModel, kpi: KpiModel, name: string, isOwn: boolean): Words {
  const label = { en: kpi.label.en, 'zh-CN': kpi.label['zh-CN'] ?? kpi.label.en }
  if (when === 'pace')
    return isOwn
      ? { en: `You are behind in ${label.en}`, 'zh-CN': `您的${label['zh-CN']}落后于进度` }
      : { en: `${name} is behind in ${label.en}`, 'zh-CN': `${name}的${label['zh-CN']}落后于进度` }
  return isOwn
    ? { en: `Your target for ${label.en} is at risk`, 'zh-CN': `您的${label['zh-CN']}目标有风险` }
    : { en: `${name}: the target for ${label.en} is at risk`, 'zh-CN': `${name}的${label['zh-CN']}目标有风险` }
}

/** Of several at once, as a robot tells a group: "Behind in Sales: Ann, Bo". */
export function titleOfAll({ when }: AlertModel, kpi: KpiModel, names: readonly string[]): Words {
  const label = { en: kpi.label.en, 'zh-CN': kpi.label['zh-CN'] ?? kpi.label.en }
  const [english, chinese] = [names.join(', '), names.join('、')]
  return when === 'pace'
    ? { en: `Behind in ${label.en}: ${english}`, 'zh-CN': `${label['zh-CN']}落后于进度：${chinese}` }
    : { en: `The target for ${label.en} is at risk: ${english}`, 'zh-CN': `${label['zh-CN']}目标有风险：${chinese}` }
}

export interface Low extends TargetProgressRow {
  readonly actual: string
  readonly asked: string
  readonly progress: TargetProgress
}

/** "November 2026: $31,000 of $120,000; $50,000 should be there today. At this pace it comes to $74,000." */
export function textOf(kpi: KpiModel, calendar: Calendar, period: Period, { actual, asked, progress }: Low): Words {
  return both((language) => {
    const figure = (value: string) => formatFigure(value, kpi.unit, language)
    const name = nameOfPeriod(calendar, period, language)
    const [is, target, due] = [figure(actual), figure(asked), figure(progress.expected)]
    const forecast = progress.forecast === undefined ? undefined : figure(progress.forecast)
    return language === 'en'
      ? `${name}: ${is} of ${target}; ${due} should be there today.${forecast ? ` At this pace it comes to ${forecast}.` : ''}`
      : `${name}：已完成 ${is}，目标 ${target}，今日应达 ${due}。${forecast ? `按此进度预计 ${forecast}。` : ''}`
  })
}
