import type { KindDefinition } from '../kind.ts'

export const calendar: KindDefinition<'calendar'> = {
  kind: 'calendar',
  folder: 'calendars',
  label: { en: 'Calendar', 'zh-CN': '日历' },
  pluralLabel: { en: 'Calendars', 'zh-CN': '日历' },
  identifiedBy: ['name'],
  *links() {},
}
