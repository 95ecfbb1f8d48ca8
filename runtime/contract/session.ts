/** Who is asking, and which part of the published application they see. */
import { type Static, Type } from 'typebox'

export const WorkspaceBody = Type.Object({
  /** Send it as the header `Attain-Workspace`; without the header the first one is meant. */
  slug: Type.String(),
  name: Type.String(),
  /** Of a sandbox: the slug of its live workspace. */
  sandboxOf: Type.Optional(Type.String()),
})

export type WorkspaceBody = Static<typeof WorkspaceBody>

export const WorkspaceSlug = Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' })
/** One line that begins with no space. */
export const WorkspaceName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\s\\u0000-\\u001f\\u007f][^\\u0000-\\u001f\\u007f]*$',
})

/** `POST /api/workspaces`. */
export const NewWorkspaceBody = Type.Object(
  { slug: WorkspaceSlug, name: WorkspaceName },
  { additionalProperties: false },
)

export const SessionBody = Type.Object({
  account: Type.Object({ id: Type.String(), name: Type.String(), username: Type.String(), email: Type.String() }),
  workspaces: Type.Array(WorkspaceBody),
  workspace: WorkspaceBody,
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  roles: Type.Array(Type.String()),
  administrator: Type.Boolean(),
})
export type SessionBody = Static<typeof SessionBody>

export type FieldAccess = 'read' | 'edit'

/** `GET /api/app`: the documents of the live revision as far as this person may see them. */
export interface AppBody {
  revision: number
  app: AppDocumentShape
  objects: ObjectBody[]
  /** Documents of the kinds layout and view that this person may use; the first match is the default. */
  layouts: unknown[]
  views: unknown[]
  /** Navigation, sorted; groups before their children. */
  pages: unknown[]
  /** Documents of the kind dashboard that this person may open, without widgets on what they may not see; homes first. */
  dashboards: unknown[]
  /** Whether anything is approved or reviewed here, so that there is an inbox. */
  hasApprovals: boolean
  /** Whether this person sees figures, and so may look at their own. */
  hasKpis: boolean
  /** Whether there are targets for any of them. */
  hasTargets: boolean
  /** Whether people are appraised here. */
  hasScorecards: boolean
  /** Whether there are commission plans. */
  hasCommission: boolean
  /** The approvals of the objects that this person may read. */
  approvals: { object: string; name: string; label: TextShape }[]
  /** All roles, for administrators; nobody else needs their names. */
  roles: { name: string; label: TextShape }[]
}

export interface AppDocumentShape {
  name: string
  label: TextShape
  currency: string
  timeZone: string
  /** The month in which the fiscal year begins, 1 to 12. */
  fiscalYearStartMonth: number
  defaultLanguage: string
  home?: string
  accentColor?: string
}

export interface TextShape {
  en: string
  'zh-CN'?: string
}

/** An object without the fields that the person may not read. */
export interface ObjectBody {
  name: string
  label: TextShape
  pluralLabel: TextShape
  icon?: string
  nameField: string
  rights: { create: boolean; edit: boolean; delete: boolean; export: boolean; import: boolean }
  stages?: { field: string; transitions: Record<string, string[]> }
  recordTypes?: { name: string; label: TextShape; default?: boolean }[]
  fields: FieldBody[]
  /** Related lists, only of objects that the person may read. */
  children: { name: string; label: TextShape; object: string; field: string; masterDetail: boolean }[]
  /** Conditions that a record must meet, for the form to check before the server does. */
  validations: { name: string; must: unknown; message: TextShape; field?: string }[]
}

export interface FieldBody {
  name: string
  type: string
  /** The type of its values: its own, or of a formula field or roll-up what it gives. */
  valueType: string
  label: TextShape
  access: FieldAccess
  builtIn: boolean
  required: boolean
  unique: boolean
  target?: string
  currency?: string
  scale?: number
  options?: { value: string; label: TextShape; color?: string; outcome?: string }[]
  sortable: boolean
  filterable: boolean
  /** The field document: help, min, max, pattern, default and so on. */
  document: Record<string, unknown>
}
