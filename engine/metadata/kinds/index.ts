import type { Bundle } from '../bundle.ts'
import { app } from './app/index.ts'
import { approval } from './approval/index.ts'
import { calendar } from './calendar/index.ts'
import { commissionPlan } from './commission-plan/index.ts'
import { dashboard } from './dashboard/index.ts'
import type { Kind, KindDefinition, Link, MetadataDocument } from './kind.ts'
import { kpi } from './kpi/index.ts'
import { layout } from './layout/index.ts'
import { object } from './object/index.ts'
import { page } from './page/index.ts'
import { role } from './role/index.ts'
import { rule } from './rule/index.ts'
import { scorecard } from './scorecard/index.ts'
import { target } from './target/index.ts'
import { view } from './view/index.ts'

/** Every kind; forgetting one does not compile. The order is that of reports. */
export const kinds: { readonly [K in Kind]: KindDefinition<K> } = {
  app,
  object,
  layout,
  view,
  role,
  page,
  approval,
  rule,
  calendar,
  kpi,
  scorecard,
  target,
  'commission-plan': commissionPlan,
  dashboard,
}

export const kindNames = Object.keys(kinds) as readonly Kind[]

export function isKind(name: unknown): name is Kind {
  return typeof name === 'string' && Object.hasOwn(kinds, name)
}

/** The definition that fits a document; the type of the document's kind is lost in between, so it is put back here. */
export function kindOf(document: MetadataDocument): KindDefinition<Kind> {
  return kinds[document.kind] as unknown as KindDefinition<Kind>
}

/** All names that a document uses, also those that only other documents lead to. */
export function* linksOf(document: MetadataDocument, bundle: Bundle): Generator<Link> {
  const kind = kindOf(document)
  yield* kind.links(document)
  yield* kind.linksThrough?.(document, bundle) ?? []
}

/** What tells documents apart: `layout:opportunity/default`. Undefined when the names for it are missing. */
export function identityOf(kind: Kind, document: object): string | undefined {
  const names = namesOf(kind, document)
  return names === undefined ? undefined : names.length === 0 ? kind : `${kind}:${names.join('/')}`
}

/** The file that a document belongs in: `layouts/opportunity/default.json`. */
export function fileOf(kind: Kind, document: object): string | undefined {
  const names = namesOf(kind, document)
  return names === undefined
    ? undefined
    : names.length === 0
      ? `${kind}.json`
      : `${kinds[kind].folder}/${names.join('/')}.json`
}

/** The identity of the document that a file is for: the other way round from `fileOf`. */
export function identityOfFile(path: string): string | undefined {
  const kind = kindNames.find((name) =>
    kinds[name].folder === '' ? path === `${name}.json` : path.startsWith(`${kinds[name].folder}/`),
  )
  if (kind === undefined || !path.endsWith('.json')) return undefined
  const { folder } = kinds[kind]
  return folder === '' ? kind : `${kind}:${path.slice(folder.length + 1, -'.json'.length)}`
}

function namesOf(kind: Kind, document: object): readonly string[] | undefined {
  const names = kinds[kind].identifiedBy.map((property) => (document as Readonly<Record<string, unknown>>)[property])
  return names.every((name) => typeof name === 'string') ? names : undefined
}
