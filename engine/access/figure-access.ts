/** Whose figures of a KPI a set of roles may see. */
import { always, anyOf, type Condition } from '../formula/condition.ts'
import type { RoleDocument } from '../metadata/kinds/role/types.generated.ts'
import type { Model } from '../metadata/model.ts'
import { EVERYONE, isAdministrator } from './object-access.ts'

type FigureScope = NonNullable<NonNullable<RoleDocument['kpis']>[number]['scope']>

/**
 * A condition over people: those whose figures may be seen, `never` when no role shows the KPI. Figures are made of all
 * records, also of those that one may not read one by one; whose figures one may see is what limits them.
 */
export function figuresOf(model: Model, roles: readonly string[], kpi: string): Condition {
  if (isAdministrator(model, roles)) return always
  return anyOf(
    [...roles, EVERYONE]
      .flatMap((name) => model.roles.get(name)?.kpis ?? [])
      .filter((rights) => rights.kpi === kpi)
      .map(({ scope = 'own' }) => scopeOf(scope)),
  )
}

function scopeOf(scope: FigureScope): Condition {
  return scope === 'all' ? always : { op: scope }
}
