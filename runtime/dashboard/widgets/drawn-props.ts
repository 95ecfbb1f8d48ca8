/** What every widget of figures is drawn from. */
import type { FiguresBody } from '@attain/contract'
import type { FigureWidget, MarkedFigure } from '@attain/engine/dashboard'
import type { Which } from '../drill/behind-row.ts'

export interface DrawnProps<W extends FigureWidget = FigureWidget> {
  readonly widget: W
  readonly answer: FiguresBody
  readonly trend?: FiguresBody | undefined
  /** Who is looking. */
  readonly person: string
  readonly title: string
  readonly onOpen: (kpi: string, row: MarkedFigure['row'], which?: Which) => void
}

export type PropsOf<T extends FigureWidget['type']> = DrawnProps<Extract<FigureWidget, { type: T }>>
