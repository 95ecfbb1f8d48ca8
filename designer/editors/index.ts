/** Every kind with its editor. A new kind is a line here, and a folder when it has an editor of its own. */

import type { Json } from '@attain/engine/fields'
import { pluralOf } from '../document/plural.ts'
import type { EditorDefinition, Editors } from './editor.ts'
import { beginKpi } from './kpi/begin-kpi.ts'
import { nameFieldOf } from './name-field.ts'
import { toKnowEachOther } from './role/first-rights.ts'
import { beginScorecard } from './scorecard/begin-scorecard.ts'
import { beginTarget } from './target/begin-target.ts'

const generic: EditorDefinition['load'] = () => import('./generic/generic-editor.tsx')

/** Where English has one; people read lists by it. */
function pluralLabelOf(label: string): { readonly pluralLabel?: { readonly en: string } } {
  const en = pluralOf(label)
  return en === label ? {} : { pluralLabel: { en } }
}

export const editors: Editors = {
  app: {
    load: generic,
    begin: ({ name, label }) => ({ kind: 'app', name, label, formatVersion: 1 }),
  },
  object: {
    load: () => import('./object/object-editor.tsx'),
    begin: ({ name, label }) => ({
      kind: 'object',
      name,
      label,
      ...pluralLabelOf(label.en),
      fields: [{ name: 'name', label: { en: 'Name', 'zh-CN': '名称' }, type: 'text', required: true }],
    }),
  },
  layout: {
    load: () => import('./layout/layout-editor.tsx'),
    begin: ({ name, label, object = '' }, documents) => ({
      kind: 'layout',
      object,
      name,
      label,
      sections: [
        {
          name: 'main',
          label: { en: 'Details', 'zh-CN': '详细信息' },
          fields: [{ field: nameFieldOf(object, documents) }],
        },
      ],
    }),
  },
  view: {
    load: () => import('./view/view-editor.tsx'),
    begin: ({ name, label, object = '' }, documents) => ({
      kind: 'view',
      object,
      name,
      label,
      columns: [{ field: nameFieldOf(object, documents) }],
    }),
  },
  role: {
    load: () => import('./role/role-editor.tsx'),
    begin: ({ name, label }) => ({ kind: 'role', name, label, objects: toKnowEachOther as unknown as Json }),
  },
  page: {
    load: () => import('./page/page-editor.tsx'),
    begin: ({ name, label, object }) => ({
      kind: 'page',
      name,
      label,
      content: object === undefined ? { type: 'group' } : { type: 'list', object },
    }),
  },
  approval: {
    load: () => import('./approval/approval-editor.tsx'),
    begin: ({ name, label, object = '' }) => ({
      kind: 'approval',
      object,
      name,
      label,
      first: 'manager',
      nodes: [
        {
          type: 'approval',
          name: 'manager',
          label: { en: 'Manager', 'zh-CN': '上级' },
          approvers: [{ from: 'managers' }],
          next: 'end',
        },
      ],
    }),
  },
  rule: {
    load: () => import('./rule/rule-editor.tsx'),
    begin: ({ name, label, object = '' }) => ({
      kind: 'rule',
      object,
      name,
      label,
      on: { type: 'created' },
      actions: [{ do: 'notify', people: [{ from: 'field', field: 'owner' }], title: label }],
    }),
  },
  calendar: {
    load: () => import('./calendar/calendar-editor.tsx'),
    begin: ({ name, label }) => ({ kind: 'calendar', name, label, years: { type: 'months' } }),
  },
  'commission-plan': {
    load: () => import('./commission-plan/plan-editor.tsx'),
    starts: () => import('./commission-plan/templates/plan-starts.tsx'),
    begin: ({ name, label }) => ({
      kind: 'commission-plan',
      name,
      label,
      from: `${new Date().getFullYear()}-01-01`,
      targetIncentive: { amount: '1000' },
      components: [
        {
          name: 'sales',
          label: { en: 'Sales', 'zh-CN': '销售' },
          measure: { from: 'objectives', objectives: [{ name: 'first', label, weight: 100 }] },
        },
      ],
    }),
  },
  kpi: {
    load: () => import('./kpi/kpi-editor.tsx'),
    begin: beginKpi,
  },
  scorecard: {
    load: () => import('./scorecard/scorecard-editor.tsx'),
    begin: beginScorecard,
  },
  target: {
    load: () => import('./target/target-editor.tsx'),
    begin: beginTarget,
  },
  dashboard: {
    load: () => import('./dashboard/dashboard-editor.tsx'),
    begin: ({ name, label }) => ({ kind: 'dashboard', name, label, period: { granularity: 'month' }, widgets: [] }),
  },
}
