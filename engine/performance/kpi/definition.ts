/** What a KPI means, in a sentence of each language; shown wherever its figures are. */
import { printFormula } from '../../formula/text/print.ts'
import type { Tree } from '../../formula/tree/tree.ts'
import type { FromRecords } from '../../metadata/kinds/kpi/types.generated.ts'
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
    case 'entries':
      return {
        en: 'What was entered for it, or posted by rules, in the period.',
        'zh-CN': '期间内填报或由规则记入的数值合计。',
      }
    case 'kpis': {
      const formula = textOf(measure.formula)
      return { en: `${withLabels(formula, model, 'en')}.`, 'zh-CN': `${withLabels(formula, model, 'zh-CN')}。` }
    }
  }
}

function ofRecords({ object, when, calculate, of, splits }: FromRecords, kpi: KpiModel, { objects }: Named): Both {
  if (kpi.measure.from !== 'records') throw new Error(`${kpi.name} is not measured over records.`)
  const { date, person } = kpi.measure
  const records = both(objects.get(object)?.pluralLabel ?? { en: object })
  const what =
    of === undefined ? { en: '', 'zh-CN': '' } : both(labelOfField(of, object, objects) ?? { en: textOf(of) })
  const [by, whom] = [both(date.field.label), both(person.field.label)]
  const only = when === undefined ? undefined : textOf(when)
  const verb = calculations[calculate]
  return {
    en: `${verb.en.replace('{of}', what.en).replace('{records}', records.en)}${only === undefined ? '' : ` where ${only}`}, in the period of “${by.en}”, for “${whom.en}”${splits === undefined ? '' : ', or those who share it'}.`,
    'zh-CN': `${only === undefined ? '' : `满足 ${only} 的`}${verb['zh-CN'].replace('{of}', what['zh-CN']).replace('{records}', records['zh-CN'])}，按“${by['zh-CN']}”归入期间，计入“${whom['zh-CN']}”${splits === undefined ? '' : '或按份额分摊'}。`,
  }
}

const calculations: Readonly<Record<FromRecords['calculate'], Both>> = {
  count: { en: 'Number of {records}', 'zh-CN': '{records}数量' },
  sum: { en: 'Sum of “{of}” over {records}', 'zh-CN': '{records}的“{of}”合计' },
  average: { en: 'Average of “{of}” over {records}', 'zh-CN': '{records}的“{of}”平均值' },
  min: { en: 'Smallest “{of}” of {records}', 'zh-CN': '{records}中最小的“{of}”' },
  max: { en: 'Largest “{of}” of {records}', 'zh-CN': '{records}中最大的“{of}”' },
  countDistinct: { en: 'Number of different “{of}” of {records}', 'zh-CN': '{records}中不同“{of}”的个数' },
}

/** What a formula that is no more than a field is called. */
function labelOfField(formula: FromRecords['of'] & {}, object: string, objects: Model['objects']): Text | undefined {
  return typeof formula === 'string' ? objects.get(object)?.fields.get(formula)?.label : undefined
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
