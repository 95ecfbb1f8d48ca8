/**
 * Metadata: from files or documents to a model.
 *
 *     read → validate → link → check → compile
 *
 * Every stage takes what the one before gives, so none can be skipped; problems of all stages come together at the end.
 */
import { type CheckedBundle, checkInSteps } from './check.ts'
import { compileInSteps } from './compile.ts'
import { linkInSteps } from './link.ts'
import type { Model } from './model.ts'
import type { Problem } from './problem.ts'
import type { RawBundle } from './read.ts'
import { finish, type Steps } from './steps.ts'
import { validateInSteps } from './validate.ts'

/** All problems, and the model when none of them is an error. */
export interface Compilation {
  readonly problems: readonly Problem[]
  readonly model?: Model
  readonly bundle?: CheckedBundle
}

/** The whole journey of a bundle that has been read. Never throws on account of the bundle. */
export function compileBundle(raw: RawBundle): Compilation {
  return finish(compileBundleInSteps(raw))
}

/** The same for a thread that has other things to do as well. */
export function* compileBundleInSteps(raw: RawBundle): Steps<Compilation> {
  const valid = yield* validateInSteps(raw)
  const linked = yield* linkInSteps(valid)
  const { problems, bundle } = yield* checkInSteps(linked)
  return bundle === undefined ? { problems } : { problems, bundle, model: yield* compileInSteps(bundle) }
}

export type { Renaming } from '../formula/rename.ts'
export { type Bundle, type LinkedObject, type Source, targetOf } from './bundle.ts'
export { type Conversion, conversionOf, convertValue } from './change/convert.ts'
export { type DocumentChange, diffBundles, diffInSteps, type PropertyChange } from './change/diff.ts'
export { isSame } from './change/entries.ts'
export { type Impact, impactInSteps, impactOf } from './change/impact.ts'
export { type Conflict, type Merged, merge, type Side } from './change/merge.ts'
export { type Need, needsOf } from './change/needs.ts'
export { prefixEdits } from './change/prefix.ts'
export { type RenameEdit, renameEdits } from './change/rename.ts'
export { renameObjectEdits } from './change/rename-object.ts'
export { type CheckedBundle, type CheckResult, checkBundle } from './check.ts'
export { compileModel } from './compile.ts'
export { compileFieldOf, DEFAULT_CURRENCY } from './compile-field.ts'
export { didYouMean, findNearest } from './did-you-mean.ts'
export { formatDocument } from './format-document.ts'
export { type FormulaUse, type Gives, notForSets, readRollup, readUse } from './formulas.ts'
export { type Graph, type GraphEdge, type GraphNode, graphOf } from './graph.ts'
export { indexBundle } from './index-bundle.ts'
export { relatedObject } from './kinds/action-links.ts'
export { FORMAT_VERSION } from './kinds/app/index.ts'
export type { AppDocument } from './kinds/app/types.generated.ts'
export { checkWays } from './kinds/approval/check-ways.ts'
export { compileApproval } from './kinds/approval/compile-approval.ts'
export type { ApprovalDocument, Node as ApprovalNodeDocument } from './kinds/approval/types.generated.ts'
export { END, nodesOf, type Way, waysOf } from './kinds/approval/ways.ts'
export type * from './kinds/automation.ts'
export type { CalendarDocument } from './kinds/calendar/types.generated.ts'
export { compileTable } from './kinds/commission-plan/compile-table.ts'
export { DISPUTE } from './kinds/commission-plan/index.ts'
export type * as plans from './kinds/commission-plan/types.generated.ts'
export {
  groupingsOf,
  isUsualGrouping,
  kpisOf as kpisOfWidget,
  usualGroupings,
} from './kinds/dashboard/parts.ts'
export type * as dashboards from './kinds/dashboard/types.generated.ts'
export type { DashboardDocument, Widget } from './kinds/dashboard/types.generated.ts'
export type { Condition, Formula } from './kinds/definitions.generated.ts'
export { fileOf, identityOf, identityOfFile, isKind, kindNames, kinds } from './kinds/index.ts'
export type { DocumentByKind, Kind, KindDefinition, Link, MetadataDocument } from './kinds/kind.ts'
export { addsUp } from './kinds/kpi/adds-up.ts'
export { ENTRY_OBJECT } from './kinds/kpi/index.ts'
export type { KpiDocument } from './kinds/kpi/types.generated.ts'
export type { LayoutDocument } from './kinds/layout/types.generated.ts'
export { loadedSchema, loadSchema, loadSchemas } from './kinds/load-schema.ts'
export type { FieldDocument, ObjectDocument } from './kinds/object/types.generated.ts'
export type { PageDocument } from './kinds/page/types.generated.ts'
export type { ObjectRights, RoleDocument } from './kinds/role/types.generated.ts'
export type { RuleDocument } from './kinds/rule/types.generated.ts'
export { kindSchemas } from './kinds/schemas.ts'
export { compileRule, compileScorecard, decimal, itemLimits } from './kinds/scorecard/compile-scorecard.ts'
export type * as scorecards from './kinds/scorecard/types.generated.ts'
export { schemaInLanguage, selfContained } from './kinds/self-contained.ts'
export type * as targets from './kinds/target/types.generated.ts'
export type { TargetDocument } from './kinds/target/types.generated.ts'
export type { ViewDocument } from './kinds/view/types.generated.ts'
export { LazyMap } from './lazy-map.ts'
export { limits } from './limits.ts'
export { type LinkedBundle, linkBundle } from './link.ts'
export type * from './model.ts'
export { nameFrom } from './name-from.ts'
export type { Problem } from './problem.ts'
export { type ProblemCode, problemCatalogue } from './problem-catalogue.ts'
export { hasErrors, sortProblems } from './problem-place.ts'
export {
  type BundleFile,
  bundleFromDocuments,
  isMetadataPath,
  type RawBundle,
  type RawDocument,
  readBundle,
  readDocumentsInSteps,
} from './read.ts'
export { type Read, readsOf } from './reads.ts'
export { scopeIn } from './scope-in.ts'
export { sketchModel } from './sketch.ts'
export type { Steps } from './steps.ts'
export { type Named, namedBy } from './system/document-options.ts'
export { systemDocuments } from './system/index.ts'
export { fillTemplate, pathsInTemplate } from './template.ts'
export { type FieldUse, fieldUses } from './uses.ts'
export { type ValidBundle, validateBundle } from './validate.ts'
