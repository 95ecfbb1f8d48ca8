import type { KindDefinition } from '../kind.ts'

export const target: KindDefinition<'target'> = {
  kind: 'target',
  folder: 'targets',
  label: { en: 'Target', 'zh-CN': '目标' },
  pluralLabel: { en: 'Targets', 'zh-CN': '目标' },
  identifiedBy: ['name'],
  *links({ kpi, calendar, levels, alerts, forecast }) {
    yield { place: '/kpi', to: 'kpi', name: kpi }
    if (calendar !== undefined) yield { place: '/calendar', to: 'calendar', name: calendar }
    if (forecast?.pipeline !== undefined) yield { place: '/forecast/pipeline', to: 'kpi', name: forecast.pipeline }
    for (const [index, level] of levels.entries())
      if ((level.by === 'team' || level.by === 'person') && level.weight !== undefined)
        yield { place: `/levels/${index}/weight`, to: 'path', object: level.by, path: level.weight }
    for (const [index, { roles }] of (alerts ?? []).entries())
      for (const [place, name] of (roles ?? []).entries())
        yield { place: `/alerts/${index}/roles/${place}`, to: 'role', name }
  },
}
