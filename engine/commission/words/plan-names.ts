/** What people call the things outside a plan that it names. */
import { printFormula, type Tree } from '../../formula/print.ts'
import { type FormulaNames, formulaWords, namesAlong } from '../../formula/words/index.ts'
import type { Formula } from '../../metadata/kinds/definitions.generated.ts'
import type { FieldModel, Language, Model, Text } from '../../metadata/model.ts'
import { KPI_OBJECT, kpiObject } from '../../performance/kpi/kpi-object.ts'
import { planObject, readPlanObjectName } from '../plan-object.ts'
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
  const namesOf = (object: string, plan?: Wording['plan']): FormulaNames =>
    namesAlong(language, object, (of, name) => fieldOf(model, of, name, plan))
  return {
    object: (name) => said(model.objects.get(name)?.pluralLabel, name),
    field: (object, path) => namesOf(object).field(path) ?? path,
    kpi: (name) => said(model.kpis.get(name)?.document.label, name),
    target: (name) => said(model.targets.get(name)?.label, name),
    scorecard: (name) => said(model.scorecards.get(name)?.document.label, name),
    plan: (name) => said(model.plans.get(name)?.document.label, name),
    formula: (wording, formula, object) =>
      formulaWords(language, formula, namesOf(object, wording.plan)) ??
      (typeof formula === 'string' ? formula : printFormula(formula as Tree)),
  }
}

function fieldOf(
  { objects, kpis }: Named,
  object: string,
  name: string,
  plan: Wording['plan'] | undefined,
): FieldModel | undefined {
  const about = readPlanObjectName(object)
  if (about !== undefined) return plan && planObject(plan, about.component)?.fields.get(name)
  if (object !== KPI_OBJECT) return objects.get(object)?.fields.get(name)
  const kpi = kpis.get(name)?.document
  return kpiObject(kpi === undefined ? [] : [kpi], '').fields.get(name)
}
