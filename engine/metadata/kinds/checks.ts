import type { Bundle } from '../bundle.ts'
import type { Finding } from '../problem.ts'
import { checkApp } from './app/check-app.ts'
import { checkApproval } from './approval/check-approval.ts'
import { checkCalendar } from './calendar/check-calendar.ts'
import { checkCommissionPlan } from './commission-plan/check-commission-plan.ts'
import { checkDashboard } from './dashboard/check-dashboard.ts'
import type { DocumentByKind, Kind, MetadataDocument } from './kind.ts'
import { checkKpi } from './kpi/check-kpi.ts'
import { checkLayout } from './layout/check-layout.ts'
import { checkObject } from './object/check-object.ts'
import { checkPage } from './page/check-page.ts'
import { checkRole } from './role/check-role.ts'
import { checkRule } from './rule/check-rule.ts'
import { checkScorecard } from './scorecard/check-scorecard.ts'
import { checkTarget } from './target/check-target.ts'
import { checkView } from './view/check-view.ts'

/** What no schema can say. Names that do not exist have been reported by then; skip what depends on them. */
type Check<K extends Kind> = (document: DocumentByKind[K], bundle: Bundle) => Iterable<Finding>

/** The check of every kind. Apart from what kinds are, as checks bring the formula language with them. */
const checks: { readonly [K in Kind]: Check<K> } = {
  app: checkApp,
  object: checkObject,
  layout: checkLayout,
  view: checkView,
  role: checkRole,
  page: checkPage,
  approval: checkApproval,
  rule: checkRule,
  calendar: checkCalendar,
  kpi: checkKpi,
  scorecard: checkScorecard,
  target: checkTarget,
  'commission-plan': checkCommissionPlan,
  dashboard: checkDashboard,
}

/** Checks a document of any kind. */
export function checkDocument(document: MetadataDocument, bundle: Bundle): Iterable<Finding> {
  return (checks[document.kind] as unknown as Check<Kind>)(document, bundle)
}
