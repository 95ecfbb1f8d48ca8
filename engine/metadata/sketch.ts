import { STANDARD_CALENDAR } from '../performance/calendar/compile.ts'
import type { Bundle } from './bundle.ts'
import {
  compileApprovals,
  compileCalendars,
  compileObject,
  compilePlan,
  compileScorecards,
  compileTargets,
  documentsOf,
  layoutsAndViews,
  rulesInOrder,
} from './compile.ts'
import { fieldFormula } from './formulas.ts'
import { FORMAT_VERSION } from './kinds/app/index.ts'
import { checkDocument } from './kinds/checks.ts'
import type { CommissionPlanDocument } from './kinds/commission-plan/types.generated.ts'
import { linksOf } from './kinds/index.ts'
import { compileKpi } from './kinds/kpi/compile-kpi.ts'
import type { KpiDocument } from './kinds/kpi/types.generated.ts'
import { LazyMap } from './lazy-map.ts'
import type { Model } from './model.ts'
import { missingNames } from './names.ts'

/**
 * What a bundle amounts to that may still have problems, to show it while it is being made: each object is compiled when
 * it is asked for, and what is wrong is left out. Nothing runs on a sketch; that is what `compileModel` is for.
 */
export function sketchModel(bundle: Bundle): Model {
  const { layouts, views } = layoutsAndViews(bundle, [...bundle.objects.values()])
  const computed = [...bundle.objects.values()].flatMap(({ name, fields }) =>
    [...fields.values()].flatMap((field) =>
      field.type === 'formula' || field.type === 'rollup' ? [`${name}.${field.name}`] : [],
    ),
  )
  return {
    app: bundle.app?.document ?? { kind: 'app', name: 'app', label: { en: '' }, formatVersion: FORMAT_VERSION },
    objects: new LazyMap(bundle.objects.keys(), (name) => {
      const linked = bundle.objects.get(name)
      return linked && compileObject(bundle, linked, new Map())
    }),
    layouts: new Map(layouts.map((layout) => [`${layout.object}/${layout.name}`, layout])),
    views: new Map(views.map((view) => [`${view.object}/${view.name}`, view])),
    roles: new Map(documentsOf(bundle.roles)),
    pages: new Map(documentsOf(bundle.pages)),
    approvals: new Map(compileApprovals(bundle)),
    rules: new Map(rulesInOrder(bundle)),
    calendars: eachAlone(bundle, 'calendars', compileCalendars, [STANDARD_CALENDAR]),
    kpis: new LazyMap(bundle.kpis.keys(), (name) => {
      const document = bundle.kpis.get(name)?.document
      return document && isSound(bundle, document) ? compileKpi(document, bundle) : undefined
    }),
    plans: new LazyMap(bundle.plans.keys(), (name) => {
      const document = bundle.plans.get(name)?.document
      return document && isSound(bundle, document) ? compilePlan(document, bundle) : undefined
    }),
    scorecards: eachAlone(bundle, 'scorecards', compileScorecards),
    targets: eachAlone(bundle, 'targets', compileTargets),
    dashboards: new Map(documentsOf(bundle.dashboards)),
    formulas: new LazyMap(computed, (key) => {
      const [object = '', name = ''] = key.split('.')
      const field = bundle.objects.get(object)?.fields.get(name)
      const reading = field && fieldFormula(bundle, object, field)
      return reading !== undefined && 'typed' in reading ? reading.typed : undefined
    }),
  }
}

/** One that has lost its shape, which the check has not said yet, takes no other along. */
function eachAlone<V>(
  bundle: Bundle,
  part: 'calendars' | 'scorecards' | 'targets',
  compile: (bundle: Bundle) => readonly [string, V][],
  always: readonly string[] = [],
): ReadonlyMap<string, V> {
  return new LazyMap([...always, ...bundle[part].keys()], (name) => {
    const only = new Map([...new Map<string, unknown>(bundle[part])].filter(([one]) => one === name))
    return new Map(compile({ ...bundle, [part]: only })).get(name)
  })
}

function isSound(bundle: Bundle, document: KpiDocument | CommissionPlanDocument): boolean {
  const missing = [...linksOf(document, bundle)].flatMap((link) => [...missingNames(bundle, link)])
  return missing.length === 0 && [...checkDocument(document, bundle)].length === 0
}
