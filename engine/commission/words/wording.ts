/** What is said in one language about one plan: templates, numbers and labels. */
import { formatNumber } from '../../fields/decimal-like.ts'
import type { CommissionPlanDocument } from '../../metadata/kinds/commission-plan/types.generated.ts'
import type { Language, Text } from '../../metadata/model.ts'

/** Templates of one language, as `en.json` and `zh-CN.json` hold them. */
export type Messages = { readonly [key: string]: string | Messages }

export interface Wording {
  readonly language: Language
  readonly plan: CommissionPlanDocument
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string
  /** An amount or another number, grouped; nothing of it is rounded that can be paid. */
  readonly number: (value: string) => string
  /** Of so many per cent: `5` is “5%”. */
  readonly percent: (value: string) => string
  /** What people call a component, measure, gate or multiplier; its name when it has no label here. */
  readonly label: (name: string) => string
}

export function wordingOf(plan: CommissionPlanDocument, language: Language, messages: Messages): Wording {
  const number = (value: string) => formatNumber(value, language, { maximumFractionDigits: 6 })
  const labels = new Map(labelsIn(plan).map(([name, text]) => [name, text[language] ?? text.en ?? name]))
  return {
    language,
    plan,
    t: (key, values = {}) => filled(templateAt(messages, key), values),
    number,
    percent: (value) => `${number(value)}%`,
    label: (name) => labels.get(name) ?? name,
  }
}

function templateAt(messages: Messages, key: string): string {
  let at: string | Messages | undefined = messages
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  if (typeof at !== 'string') throw new Error(`There are no words for “${key}”.`)
  return at
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

function labelsIn({ components, multipliers = [] }: CommissionPlanDocument): (readonly [string, Text])[] {
  return [
    ...multipliers.map(({ name, label }) => [name, label] as const),
    ...components.flatMap(({ measure, gates = [], multipliers: own = [] }) => [
      ...(measure.from === 'credits' ? (measure.others ?? []) : []).flatMap(({ name, label }) =>
        label === undefined ? [] : [[name, label] as const],
      ),
      ...(measure.from === 'objectives' ? measure.objectives : []).map(({ name, label }) => [name, label] as const),
      ...[...gates, ...own].map(({ name, label }) => [name, label] as const),
    ]),
    ...components.map(({ name, label }) => [name, label] as const),
  ]
}
