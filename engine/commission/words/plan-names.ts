/** What people call the things outside a plan that it names. */
import { printFormula, type Tree } from '../../formula/print.ts'
import type { Formula } from '../../metadata/kinds/definitions.generated.ts'
import type { FieldModel, Language, Model, Text } from '../../metadata/model.ts'
import { KPI_OBJECT, kpiObject } from '../../performance/kpi/kpi-object.ts'
import { planObject, readPlanObjectName } from '../plan-object.ts'
import { formulaWords } from './formula-words.ts'
import type { Wording } from './wording.ts'

export interface PlanNames {
  readonly object: (name: string) => string
  readonly field: (object: string, path: string) => string
  readonly kpi: (name: string) => string
  readonly target: (name: string) => string
  readonly scorecard: (name: string) => string
  readonly plan: (name: string) => string
  /** In words as far as words can say it; `object` is what its names are about. */
  readonly formula: (wording: Wording, formula: Formula, object: string) => string
}

type Named = Pick<Model, 'objects' | 'kpis' | 'targets' | 'scorecards' | 'plans'>

export function namesIn(model: Named, language: Language): PlanNames {
  const said = (label: Text | undefined, name: string) => label?.[language] ?? label?.en ?? name
  const labelOf = (object: string, path: string, fields?: Wording['plan']): string | undefined => {
    const found = fieldsAlong(model, object, path, fields)
    return found?.map((field) => said(field.label, field.name)).join(' › ')
  }
  return {
    object: (name) => said(model.objects.get(name)?.pluralLabel, name),
    field: (object, path) => labelOf(object, path) ?? path,
    kpi: (name) => said(model.kpis.get(name)?.document.label, name),
    target: (name) => said(model.targets.get(name)?.label, name),
    scorecard: (name) => said(model.scorecards.get(name)?.document.label, name),
    plan: (name) => said(model.plans.get(name)?.document.label, name),
    formula: (wording, formula, object) =>
      formulaWords(wording, formula, {
        field: (path) => labelOf(object, path, wording.plan),
        option: (path, value) => {
          const field = fieldsAlong(model, object, path, wording.plan)?.at(-1)
          const option = field?.options?.find((one) => one.value === value)
          return option && said(option.label, value)
        },
      }) ?? (typeof formula === 'string' ? formula : printFormula(formula as Tree)),
  }
}

/** The fields that a path leads through; undefined where it leads nowhere. */
function fieldsAlong(
  { objects, kpis }: Named,
  object: string,
  path: string,
  plan: Wording['plan'] | undefined,
): readonly FieldModel[] | undefined {
  const found: FieldModel[] = []
  let at: string | undefined = object
  for (const name of path.split('.')) {
    const field: FieldModel | undefined = at === undefined ? undefined : fieldOf(at, name)
    if (field === undefined) return undefined
    found.push(field)
    at = field.target
  }
  return found

  function fieldOf(of: string, name: string): FieldModel | undefined {
    const about = readPlanObjectName(of)
    if (about !== undefined) return plan && planObject(plan, about.component)?.fields.get(name)
    if (of !== KPI_OBJECT) return objects.get(of)?.fields.get(name)
    const kpi = kpis.get(name)?.document
    return kpiObject(kpi === undefined ? [] : [kpi], '').fields.get(name)
  }
}
