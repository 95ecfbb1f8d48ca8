import type { KindDefinition } from '../kind.ts'

export const role: KindDefinition<'role'> = {
  kind: 'role',
  folder: 'roles',
  label: { en: 'Role', 'zh-CN': '角色' },
  pluralLabel: { en: 'Roles', 'zh-CN': '角色' },
  identifiedBy: ['name'],
  *links(document) {
    for (const [index, rights] of (document.objects ?? []).entries()) {
      const { object } = rights
      const at = `/objects/${index}`
      yield { place: `${at}/object`, to: 'object', name: object }
      for (const which of ['scope', 'editScope'] as const) {
        const scope = rights[which]
        if (typeof scope === 'object')
          yield {
            place: `${at}/${which}/where`,
            to: 'formula',
            object,
            formula: scope.where,
            gives: 'condition',
            over: 'sets',
          }
      }
      for (const [position, { field }] of (rights.fields ?? []).entries())
        yield { place: `${at}/fields/${position}/field`, to: 'field', object, name: field }
    }
    for (const [index, { kpi }] of (document.kpis ?? []).entries())
      yield { place: `/kpis/${index}/kpi`, to: 'kpi', name: kpi }
    for (const [index, { scorecard }] of (document.scorecards ?? []).entries())
      yield { place: `/scorecards/${index}/scorecard`, to: 'scorecard', name: scorecard }
    for (const [index, { plan }] of (document.plans ?? []).entries())
      yield { place: `/plans/${index}/plan`, to: 'commission-plan', name: plan }
  },
}
