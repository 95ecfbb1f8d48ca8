/** What people call the things outside a plan that it names. */
import { printFormula, type Tree } from '../../formula/print.ts'
import type { Formula } from '../../metadata/kinds/definitions.generated.ts'
import type { FieldModel, Language, Model, Text } from '../../metadata/model.ts'

export interface PlanNames {
  readonly object: (name: string) => string
  readonly field: (object: string, path: string) => string
  readonly kpi: (name: string) => string
  readonly target: (name: string) => string
  readonly plan: (name: string) => string
  readonly formula: (formula: Formula) => string
}

export function namesIn(model: Pick<Model, 'objects' | 'kpis' | 'targets' | 'plans'>, language: Language): PlanNames {
  const said = (label: Text | undefined, name: string) => label?.[language] ?? label?.en ?? name
  return {
    object: (name) => said(model.objects.get(name)?.pluralLabel, name),
    field(object, path) {
      const names = path.split('.')
      const labels: string[] = []
      let at: string | undefined = object
      for (const name of names) {
        const field: FieldModel | undefined = at === undefined ? undefined : model.objects.get(at)?.fields.get(name)
        labels.push(said(field?.label, name))
        at = field?.target
      }
      return labels.join(' › ')
    },
    kpi: (name) => said(model.kpis.get(name)?.document.label, name),
    target: (name) => said(model.targets.get(name)?.label, name),
    plan: (name) => said(model.plans.get(name)?.document.label, name),
    formula: (formula) => (typeof formula === 'string' ? formula : printFormula(formula as Tree)),
  }
}
