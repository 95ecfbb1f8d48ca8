/** Whose figures of a KPI a set of roles may see, and whose targets they may propose or set. */
import { always, anyOf, type Condition } from '../formula/condition.ts'
import type { RoleDocument } from '../metadata/kinds/role/types.generated.ts'
import type { Model } from '../metadata/model.ts'
import { EVERYONE, isAdministrator } from './object-access.ts'

type KpiRights = NonNullable<RoleDocument['kpis']>[number]
type FigureScope = NonNullable<KpiRights['scope']>

/**
 * A condition over people: those whose figures may be seen, `never` when no role shows the KPI. Figures are made of all
 * records, also of those that one may not read one by one; whose figures one may see is what limits them.
 */
export function figuresOf(model: Model, roles: readonly string[], kpi: string): Condition {
  if (isAdministrator(model, roles)) return always
  return scopesOf(model, roles, kpi, () => true)
}

/** Conditions over people whose targets may be proposed, and set; who may set may propose. */
export function targetRightsOf(
  model: Model,
  roles: readonly string[],
  kpi: string,
): { readonly propose: Condition; readonly set: Condition } {
  if (isAdministrator(model, roles)) return { propose: always, set: always }
  return {
    propose: scopesOf(model, roles, kpi, ({ targets }) => targets !== undefined),
    set: scopesOf(model, roles, kpi, ({ targets }) => targets === 'set'),
  }
}

function scopesOf(
  model: Model,
  roles: readonly string[],
  kpi: string,
  counts: (rights: KpiRights) => boolean,
): Condition {
  return anyOf(
    [...roles, EVERYONE]
      .flatMap((name) => model.roles.get(name)?.kpis ?? [])
      .filter((rights) => rights.kpi === kpi && counts(rights))
      .map(({ scope = 'own' }) => scopeOf(scope)),
  )
}

function scopeOf(scope: FigureScope): Condition {
  return scope === 'all' ? always : { op: scope }
}
