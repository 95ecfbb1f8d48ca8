/** The documents of targets that the asker has anything to do with. */
import type { TargetBody, TargetLevelBody, TargetRight } from '@attain/contract'
import { targetRightsOf } from '@attain/engine/access'
import { always, type Condition } from '@attain/engine/formula'
import type { Calendar } from '@attain/engine/performance/calendar'
import type { KpiModel } from '@attain/engine/performance/kpi'
import { type LevelModel, nameOfLevel, type TargetModel } from '@attain/engine/performance/target'
import { AttainError } from '../../../errors.ts'
import type { Rights } from '../../../store/targets/roster.ts'
import type { Context } from '../../context.ts'
import { dimensionsOf, kpiBody, whoseFigures } from '../kpis.ts'
import { calendarOf } from '../periods.ts'

/** A document with what it is about, as far as the asker sees figures of its KPI. */
export interface KnownTarget {
  readonly target: TargetModel
  readonly kpi: KpiModel
  readonly calendar: Calendar
  readonly rights: Rights
}

export function knownTargets(context: Context): readonly KnownTarget[] {
  const { targets } = context.view.workspace.model
  return [...targets.keys()].flatMap((name) => findTarget(context, name) ?? [])
}

/** Any other is as unknown as one that does not exist. */
export function visibleTarget(context: Context, name: string): KnownTarget {
  const known = findTarget(context, name)
  if (known === undefined)
    throw new AttainError('not_found', { what: { en: `target "${name}"`, 'zh-CN': `目标“${name}”` } })
  return known
}

/** Undefined where the asker sees no figures of its KPI. */
export function findTarget(context: Context, name: string): KnownTarget | undefined {
  const { model } = context.view.workspace
  const target = model.targets.get(name)
  const kpi = target && model.kpis.get(target.kpi)
  if (target === undefined || kpi === undefined) return undefined
  const rights = rightsOn(context, kpi.name)
  if (rights.see.op === 'never') return undefined
  return { target, kpi, calendar: calendarOf(context, target.calendar), rights }
}

/** Whoever sees the figure sees the target. */
function rightsOn(context: Context, kpi: string): Rights {
  const { view } = context
  if (view.actor.isSystem) return { see: always, propose: always, set: always }
  return { see: whoseFigures(context, kpi), ...targetRightsOf(view.workspace.model, view.actor.roles, kpi) }
}

export function targetBody(context: Context, { target, kpi, rights }: KnownTarget): TargetBody {
  const { name, label, description, periods, levels, scale, pace, approval } = target
  return {
    name,
    label,
    ...(description && { description }),
    kpi: kpiBody(context, kpi),
    calendar: target.calendar,
    levels: levels.map((level) => levelBody(context, kpi, level)),
    total: periods.total,
    every: periods.every,
    ...(periods.method && { method: periods.method }),
    scale,
    pace,
    right: most(rights),
    isApproved: approval !== undefined,
  }
}

function most({ set, propose }: Rights): TargetRight {
  const isAny = (condition: Condition) => condition.op !== 'never'
  return isAny(set) ? 'set' : isAny(propose) ? 'propose' : 'see'
}

function levelBody({ view }: Context, kpi: KpiModel, level: LevelModel): TargetLevelBody {
  const by = nameOfLevel(level)
  const { model } = view.workspace
  const method = level.by === 'company' ? undefined : level.method
  const label =
    level.by === 'company'
      ? { en: 'Company', 'zh-CN': '公司' }
      : level.by === 'dimension'
        ? (dimensionsOf(model.kpis, kpi).find((dimension) => dimension.name === by)?.label ?? { en: by })
        : (model.objects.get(level.by)?.label ?? { en: by })
  return { by, label, ...(method && { method }) }
}
