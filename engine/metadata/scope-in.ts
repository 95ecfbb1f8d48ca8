/** Where names in formulas and paths are looked up, in a bundle that has no model yet. Reading formulas is not needed for it. */

import { planObject, readPlanObjectName } from '../commission/plan-object.ts'
import type { NamedObject, NamedObjects } from '../formula/paths.ts'
import { type FormulaScope, scopeOf } from '../formula/types/scope.ts'
import { KPI_OBJECT, kpiObject } from '../performance/kpi/kpi-object.ts'
import type { Bundle } from './bundle.ts'
import { childRelations } from './child-relations.ts'
import { compileFieldOf, DEFAULT_CURRENCY } from './compile-field.ts'
import type { Text } from './model.ts'

export type NamedBundle = Pick<Bundle, 'objects' | 'app' | 'kpis' | 'plans'>

/** The linked objects stay the same while a bundle goes from stage to stage. */
const known = new WeakMap<Bundle['objects'], Map<string, NamedObject | undefined>>()

/** An object of a bundle as formulas look names up in it. */
export function namedIn(bundle: NamedBundle, name: string): NamedObject | undefined {
  return namedObjects(bundle).objects.get(name)
}

/** Where the names of an object's formulas are looked up; undefined when there is no such object. */
export function scopeIn(bundle: NamedBundle, object: string): FormulaScope | undefined {
  const named = namedObjects(bundle)
  const found = named.objects.get(object)
  const scope = found && scopeOf(named, found)
  return scope && object === KPI_OBJECT ? { ...scope, saysUnknown: noKpi } : scope
}

function namedObjects(bundle: NamedBundle): NamedObjects {
  const objects = known.get(bundle.objects) ?? new Map<string, NamedObject | undefined>()
  known.set(bundle.objects, objects)
  return {
    objects: {
      get(name) {
        if (objects.has(name)) return objects.get(name)
        const named = name === KPI_OBJECT ? kpisIn(bundle) : (planIn(bundle, name) ?? linkedIn(bundle, name))
        objects.set(name, named)
        return named
      },
    },
  }
}

function linkedIn(bundle: NamedBundle, name: string): NamedObject | undefined {
  const linked = bundle.objects.get(name)
  if (linked === undefined) return undefined
  const fields = [...linked.fields].map(([field, document]) => [field, compileFieldOf(bundle, name, document)] as const)
  return { name, fields: new Map(fields), children: childRelations(linked) }
}

function planIn({ plans }: NamedBundle, name: string): NamedObject | undefined {
  const about = readPlanObjectName(name)
  const plan = about && plans.get(about.plan)?.document
  return plan && planObject(plan, about.component)
}

function kpisIn({ kpis, app }: NamedBundle): NamedObject {
  const documents = [...kpis.values()].map(({ document }) => document)
  return kpiObject(documents, app?.document.currency ?? DEFAULT_CURRENCY)
}

function noKpi(path: string): Text {
  return { en: `There is no KPI “${path}”.`, 'zh-CN': `没有指标“${path}”。` }
}
