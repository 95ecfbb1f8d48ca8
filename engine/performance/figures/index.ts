/** How figures are written. A door of its own: whoever shows figures needs no formula language. */
export { type FigureUnit, formatFigure, formatFigureShort, wordOf } from './format-figure.ts'
