/** KPIs: what is measured, and formulas over what is measured. */

export { definitionOf } from './definition.ts'
export { figureOf, keyOf, type Need, needsOf, partsOfFigure } from './figure.ts'
export {
  type Calculation,
  type DimensionModel,
  type FormulaMeasure,
  isAdditive,
  type KpiModel,
  type MeasureModel,
  type RecordsMeasure,
  type StageWay,
  type UnitModel,
} from './kpi-model.ts'
export { KPI_OBJECT, kpiObject } from './kpi-object.ts'
export { isPeopleShift, isShift, type PeopleShift, type PeriodShift, type Shift, shiftNames, shifts } from './shift.ts'
export { windowOf } from './window.ts'
