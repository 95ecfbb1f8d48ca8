/** Dashboards as people see them, for the users' web and the designer's preview. */
export { type DashboardPlace, DashboardPlaceProvider, useDashboardPlace } from './data/place.tsx'
export { useKpis } from './data/use-figures.ts'
export { useWidgetSheet } from './export/page-sheets.ts'
export { DashboardView, WidgetView } from './page/dashboard-page.tsx'
