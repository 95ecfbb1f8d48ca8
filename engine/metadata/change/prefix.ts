/** Names of their own for documents that come beside others: objects, roles, pages, KPIs, calendars, scorecards, targets, commission plans and dashboards, wherever they are named. */
import type { Json } from '../../fields/field-type.ts'
import { renameInFormula, renameRolesInFormula } from '../../formula/rename.ts'
import { KPI_OBJECT } from '../../performance/kpi/kpi-object.ts'
import type { Bundle, Source } from '../bundle.ts'
import { linksOf } from '../kinds/index.ts'
import type { Link, ToDocument } from '../kinds/kind.ts'
import { scopeIn } from '../scope-in.ts'
import type { RenameEdit } from './rename.ts'

/** All edits that put a prefix before the names; what extends the system, and who administers, keeps its own. */
export function* prefixEdits(bundle: Bundle, prefix: string): Generator<RenameEdit> {
  const renamed = new Set(bundle.sources.filter(canBeRenamed).map(({ id }) => id))
  for (const { id, system, document } of bundle.sources) {
    if (system) continue
    if (renamed.has(id)) yield { document: id, place: '/name', value: prefix + document.name }
    for (const link of linksOf(document, bundle)) {
      if (link.to === 'formula') {
        const formula = withNames(bundle, link, (id, name) => (renamed.has(id) ? prefix + name : name))
        if (formula !== undefined) yield { document: id, place: link.place, value: formula }
      } else if (isToWhole(link) && renamed.has(`${link.to}:${link.name}`)) {
        yield { document: id, place: link.place, value: prefix + link.name }
      }
    }
  }
}

type ToWhole = Link & ToDocument

/** Whether it names a document that goes by its name alone. */
function isToWhole(link: Link): link is ToWhole {
  return ['object', 'page', 'role', 'calendar', 'kpi', 'scorecard', 'dashboard', 'target', 'commission-plan'].includes(
    link.to,
  )
}

/** The formula with other names for the roles and KPIs that it asks for; undefined when it asks for none of them. */
function withNames(
  bundle: Bundle,
  { object, formula }: Link & { readonly to: 'formula' },
  renamed: (id: string, name: string) => string,
): Json | undefined {
  const scope = scopeIn(bundle, object)
  if (scope === undefined) return undefined
  let other = renameRolesInFormula(formula, scope, (role) => renamed(`role:${role}`, role))
  if (object === KPI_OBJECT)
    for (const name of bundle.kpis.keys())
      other = renameInFormula(other, scope, { object, field: name, to: renamed(`kpi:${name}`, name) })
  return JSON.stringify(other) === JSON.stringify(formula) ? undefined : (other as Json)
}

function canBeRenamed({ system, document }: Source): boolean {
  switch (document.kind) {
    case 'object':
      return !system && document.extends !== true
    case 'role':
      return !system && document.administrator !== true
    case 'page':
    case 'calendar':
    case 'target':
    case 'kpi':
    case 'scorecard':
    case 'commission-plan':
    case 'dashboard':
      return !system
    // of an object, or the only one of its kind
    case 'layout':
    case 'view':
    case 'approval':
    case 'rule':
    case 'app':
      return false
  }
}
