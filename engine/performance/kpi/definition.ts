/** What a KPI means, in a sentence of each language; shown wherever its figures are. */
import { printFormula } from '../../formula/text/print.ts'
import type { Tree } from '../../formula/tree/tree.ts'
import { formulaWords, namesAlong } from '../../formula/words/index.ts'
import type { FromRecords, FromStages } from '../../metadata/kinds/kpi/types.generated.ts'
import type { Model, Text } from '../../metadata/model.ts'
import type { KpiModel } from './kpi-model.ts'
import { isShift, shifts } from './shift.ts'

type Named = Pick<Model, 'objects' | 'kpis'>
type Both = { readonly en: string; readonly 'zh-CN': string }

export function definitionOf(kpi: KpiModel, model: Named): Both {
  const { measure } = kpi.document
  switch (measure.from) {
    case 'records':
      return ofRecords(measure, kpi, model)
    case 'stages':
      return ofStages(measure, kpi, model)
    case 'entries':
      return ofEntries[measure.calculate ?? 'sum']
    case 'kpis': {
      const formula = textOf(measure.formula)
      const isOfTeam = /\bteam\./.test(formula)
      return {
        en: `${withLabels(formula, model, 'en')}.${isOfTeam ? ofTeam.en : ''}`,
        'zh-CN': `${withLabels(formula, model, 'zh-CN')}。${isOfTeam ? ofTeam['zh-CN'] : ''}`,
      }
    }
  }
}

const ofEntries: Readonly<Record<'sum' | 'average', Both>> = {
  sum: {
    en: 'Sum of what was entered for it, or posted by rules, in the period.',
    'zh-CN': '期间内填报或由规则记入的数值合计。',
  },
  average: {
    en: 'Average of what was entered for it, or posted by rules, in the period.',
    'zh-CN': '期间内填报或由规则记入的数值平均值。',
  },
}

const ofTeam: Both = {
  en: ' Their team are all who belonged to the same team as the person at the time; a team is its own.',
  'zh-CN': '所在团队指当时与本人同属一个团队的所有人；团队的所在团队即其自身。',
}

function ofRecords({ object, when, calculate, of, splits }: FromRecords, kpi: KpiModel, { objects }: Named): Both {
  if (kpi.measure.from !== 'records') throw new Error(`${kpi.name} is not measured over records.`)
  const { date } = kpi.measure
  const records = both(objects.get(object)?.pluralLabel ?? { en: object })
  const what = of === undefined ? { en: '', 'zh-CN': '' } : saidOf(of, object, objects)
  const by = both(date?.field.label ?? { en: '' })
  const whom = whomOf(kpi)
  const only = when === undefined ? undefined : saidOf(when, object, objects)
  const verb = calculations[calculate]
  return {
    en: `${verb.en.replace('{of}', what.en).replace('{records}', records.en)}${only === undefined ? '' : ` where ${only.en}`}, in the period of “${by.en}”, for ${whom.en}${splits === undefined ? '' : ', or those who share it, by their shares as they are now'}.`,
    'zh-CN': `${only === undefined ? '' : `满足“${only['zh-CN']}”的`}${verb['zh-CN'].replace('{of}', what['zh-CN']).replace('{records}', records['zh-CN'])}，按“${by['zh-CN']}”归入期间，计入${whom['zh-CN']}${splits === undefined ? '' : '，有份额的按现在的份额分摊'}。`,
  }
}

/** Whom a record counts for, and as of when. */
function whomOf({ measure }: KpiModel): Both {
  if (measure.from !== 'records') return { en: '', 'zh-CN': '' }
  const { en, 'zh-CN': chinese } = both(measure.person.field.label)
  return measure.isPersonOfThatDay
    ? { en: `whoever was its “${en}” on that day`, 'zh-CN': `当日的“${chinese}”` }
    : { en: `whoever is its “${en}” now`, 'zh-CN': `现在的“${chinese}”` }
}

function ofStages(measure: FromStages, kpi: KpiModel, { objects }: Named): Both {
  const { object: name, stage, to = [], calculate, unfinished = 'leaveOut' } = measure
  const object = objects.get(name)
  const options = object?.fields.get(object.stages?.field ?? '')?.options ?? []
  const words = (value: string) => both(options.find((one) => one.value === value)?.label ?? { en: value })
  const at = words(stage)
  const later = {
    en: to.map((one) => `“${words(one).en}”`).join(' or '),
    'zh-CN': to.map((one) => `“${words(one)['zh-CN']}”`).join('或'),
  }
  const records = both(object?.pluralLabel ?? { en: name })
  const only = measure.when === undefined ? undefined : saidOf(measure.when, name, objects)
  const [which, whom] = [whichOf(records, only), whomOf(kpi)]
  const said = calculate === 'averageDays' || calculate === 'medianDays' ? daysInStage[unfinished] : waysSaid[calculate]
  const told = (language: keyof Both) =>
    said[language]
      .replace('{how}', calculate === 'medianDays' ? median[language] : average[language])
      .replaceAll('{stage}', at[language])
      .replaceAll('{later}', later[language])
      .replaceAll('{records}', which[language])
  return {
    en: `${told('en')} A record counts by the first time that it came to the stage, for ${whom.en}.`,
    'zh-CN': `${told('zh-CN')}记录按首次进入该阶段计入，归属${whom['zh-CN']}。`,
  }
}

function whichOf(records: Both, only: Both | undefined): Both {
  return only === undefined
    ? records
    : { en: `${records.en} where ${only.en}`, 'zh-CN': `满足“${only['zh-CN']}”的${records['zh-CN']}` }
}

const average: Both = { en: 'Average', 'zh-CN': '平均' }
const median: Both = { en: 'Median', 'zh-CN': '中位' }

const waysSaid: Readonly<Record<Exclude<FromStages['calculate'], 'averageDays' | 'medianDays'>, Both>> = {
  entered: {
    en: 'Number of {records} that came to “{stage}” in the period.',
    'zh-CN': '期间内进入“{stage}”的{records}数量。',
  },
  passed: {
    en: 'Number of {records} that reached {later} in the period, after “{stage}”.',
    'zh-CN': '经过“{stage}”后在期间内进入{later}的{records}数量。',
  },
  conversion: {
    en: 'Of the {records} that came to “{stage}” in the period, the share that has reached {later} since; those on their way count as not there yet.',
    'zh-CN': '期间内进入“{stage}”的{records}中，至今已进入{later}的比例；仍在途中的视为尚未转化。',
  },
  staying: {
    en: 'Number of {records} that came to “{stage}” in the period and are there still.',
    'zh-CN': '期间内进入“{stage}”且至今仍停留的{records}数量。',
  },
}

const daysInStage: Readonly<Record<NonNullable<FromStages['unfinished']>, Both>> = {
  leaveOut: {
    en: '{how} days that {records} spent in “{stage}”, all stays of a record together, of those that left it in the period; those that are there still are left out.',
    'zh-CN': '期间内离开“{stage}”的{records}的{how}停留天数，多次停留合并计算；仍停留的不计入。',
  },
  untilToday: {
    en: '{how} days that {records} spent in “{stage}”, all stays of a record together, of those that came to it in the period; those that are there still count until today.',
    'zh-CN': '期间内进入“{stage}”的{records}的{how}停留天数，多次停留合并计算；仍停留的计至今日。',
  },
}

const calculations: Readonly<Record<FromRecords['calculate'], Both>> = {
  count: { en: 'Number of {records}', 'zh-CN': '{records}数量' },
  sum: { en: 'Sum of “{of}” over {records}', 'zh-CN': '{records}的“{of}”合计' },
  average: { en: 'Average of “{of}” over {records}', 'zh-CN': '{records}的“{of}”平均值' },
  median: { en: 'Median of “{of}” over {records}', 'zh-CN': '{records}的“{of}”中位数' },
  min: { en: 'Smallest “{of}” of {records}', 'zh-CN': '{records}中最小的“{of}”' },
  max: { en: 'Largest “{of}” of {records}', 'zh-CN': '{records}中最大的“{of}”' },
  countDistinct: { en: 'Number of different “{of}” of {records}', 'zh-CN': '{records}中不同“{of}”的个数' },
}

/** In words as far as words can say it. */
function saidOf(formula: FromRecords['of'] & {}, object: string, objects: Model['objects']): Both {
  const said = (language: keyof Both) =>
    formulaWords(
      language,
      formula,
      namesAlong(language, object, (of, name) => objects.get(of)?.fields.get(name)),
    ) ?? textOf(formula)
  return { en: said('en'), 'zh-CN': said('zh-CN') }
}

function textOf(formula: FromRecords['of'] & {}): string {
  return typeof formula === 'string' ? formula : printFormula(formula as Tree)
}

/** KPIs by what they are called, with what shifts them behind: `Sales (the period before)`. */
function withLabels(formula: string, { kpis }: Named, language: 'en' | 'zh-CN'): string {
  return formula.replaceAll(/([a-z][a-z0-9_]*\.)*[a-z][a-z0-9_]*/g, (path) => {
    const names = path.split('.')
    const label = kpis.get(names.at(-1) ?? '')?.label
    if (label === undefined) return path
    const moved = names.slice(0, -1).filter(isShift)
    const words = moved.map((name) => both(shifts[name])[language])
    const name = both(label)[language]
    if (words.length === 0) return name
    return language === 'en' ? `${name} (${words.join(', ').toLowerCase()})` : `${name}（${words.join('、')}）`
  })
}

function both(text: Text): Both {
  return { en: text.en, 'zh-CN': text['zh-CN'] ?? text.en }
}
