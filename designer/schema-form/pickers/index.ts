/** Inputs by the meaning of a value (`x-meaning` in the schemas of the engine), for every generated form. */
import type { Json } from '@attain/engine/fields'
import type { RegistryWidgetsType, UiSchema } from '@rjsf/utils'
import { AccentInput } from './accent-input.tsx'
import {
  ApprovalSelect,
  ChildrenSelect,
  DateFieldSelect,
  DatePathSelect,
  FieldBesideSelect,
  FieldsSelect,
  NodeSelect,
  PathSelectOfAny,
  PersonBesideSelect,
  PersonFieldSelect,
  PersonPathSelect,
  RelatedSelect,
  RoleOne,
  StageSelect,
  StagesSelect,
  TagFieldSelect,
  TimeInput,
} from './automation-select.tsx'
import { CurrencySelect } from './currency-select.tsx'
import { GroupingSelect, GroupingsSelect, KpisSelect, ObjectFieldSelect } from './figure-select.tsx'
import { IconInput } from './icon-input.tsx'
import { KpiDimensionSelect } from './kpi-dimension-select.tsx'
import { MonthSelect } from './month-select.tsx'
import {
  CalendarSelect,
  DashboardSelect,
  EntryKpiSelect,
  GroupSelect,
  HomeRolesSelect,
  KpiSelect,
  ObjectSelect,
  PageSelect,
  RolesSelect,
  ScorecardSelect,
  TargetSelect,
} from './name-select.tsx'
import { TimeZoneSelect } from './time-zone-select.tsx'

export const widgets: RegistryWidgetsType = {
  accent: AccentInput,
  anyPath: PathSelectOfAny,
  approval: ApprovalSelect,
  calendar: CalendarSelect,
  children: ChildrenSelect,
  currency: CurrencySelect,
  dashboard: DashboardSelect,
  dateField: DateFieldSelect,
  datePath: DatePathSelect,
  entryKpi: EntryKpiSelect,
  field: ObjectFieldSelect,
  fieldBeside: FieldBesideSelect,
  fields: FieldsSelect,
  group: GroupSelect,
  homeRoles: HomeRolesSelect,
  grouping: GroupingSelect,
  groupings: GroupingsSelect,
  icon: IconInput,
  kpiDimension: KpiDimensionSelect,
  kpi: KpiSelect,
  kpis: KpisSelect,
  month: MonthSelect,
  node: NodeSelect,
  object: ObjectSelect,
  page: PageSelect,
  personBeside: PersonBesideSelect,
  personField: PersonFieldSelect,
  personPath: PersonPathSelect,
  related: RelatedSelect,
  role: RoleOne,
  roles: RolesSelect,
  scorecard: ScorecardSelect,
  stage: StageSelect,
  stages: StagesSelect,
  target: TargetSelect,
  tagField: TagFieldSelect,
  time: TimeInput,
  timeZone: TimeZoneSelect,
}

/** How rjsf is told of it; undefined where a value has no meaning that there is an input for. */
export function pickerFor(meaning: Json | undefined): UiSchema | undefined {
  if (typeof meaning !== 'string') return undefined
  if (meaning === 'view') return { 'ui:field': 'view' }
  return Object.hasOwn(widgets, meaning) ? { 'ui:widget': meaning } : undefined
}
