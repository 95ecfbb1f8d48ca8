/** Formulas of a plan, worked out for one payee, component and span. */
import type { Json } from '../fields/field-type.ts'
import type { PlainRecord } from '../formula/evaluate/record-view.ts'
import { compileEvaluator, type Environment, type RecordView, type Typed } from '../formula/language.ts'
import { type Fraction, fraction, text } from '../performance/fraction.ts'
import type { Refusal } from './refusal.ts'
import { KPI, PERSON } from './reserved.ts'

/** The figures of a component that has been worked out, as fractions; or that there are none. */
export type Figures = ReadonlyMap<string, Fraction> | 'refused'

/** Those of components that have been worked out. */
export type FiguresByName = Pick<ReadonlyMap<string, Figures>, 'get'>

export interface Names {
  /** Those of the component in question, which formulas name directly. */
  readonly own: ReadonlyMap<string, Fraction>
  /** Those of components that have been worked out, by the component's name. */
  readonly components: FiguresByName
  readonly person: PlainRecord
  readonly kpis: Readonly<Record<string, string | null>>
}

/** The figure that a formula gives. */
export function numberOf(formula: Typed, names: Names, environment: Environment, of: string): Fraction | Refusal {
  const result = resultOf(formula, names, environment)
  if (isRefusal(result)) return result
  return typeof result === 'string' ? fraction(result) : { refused: 'no-result', of }
}

/** Whether a condition holds; one that has no result does not. */
export function holds(condition: Typed, names: Names, environment: Environment): boolean | Refusal {
  const result = resultOf(condition, names, environment)
  return isRefusal(result) ? result : result === true
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

const evaluators = new WeakMap<Typed, ReturnType<typeof compileEvaluator>>()

function resultOf(formula: Typed, names: Names, environment: Environment): Json | Refusal {
  const evaluate = evaluators.get(formula) ?? compileEvaluator(formula)
  evaluators.set(formula, evaluate)
  const view = new NamesView(names)
  const result = evaluate(view, environment)
  return view.refused ?? result
}

/** A figure of another component. */
export function exactlyOf(component: string, name: string, components: Names['components']): Fraction | Refusal {
  const figures = components.get(component)
  const value = figures === undefined || figures === 'refused' ? undefined : figures.get(name)
  return value ?? { refused: 'depends-on', on: component }
}

class NamesView implements RecordView {
  readonly #names: Names
  /** Set when something was read that has been refused: whatever the formula made of it means nothing. */
  refused: Refusal | undefined

  constructor(names: Names) {
    this.#names = names
  }

  read(path: string): Json | undefined {
    const [first = '', ...rest] = path.split('.')
    if (rest.length === 0) return this.#own(first)
    if (first === PERSON) return this.#names.person[rest.join('.')]
    if (first === KPI) return this.#names.kpis[rest.join('.')]
    const figure = exactlyOf(first, rest.at(-1) ?? '', this.#names.components)
    if (!isRefusal(figure)) return text(figure)
    this.refused = figure
    return null
  }

  #own(name: string): string | null {
    const value = this.#names.own.get(name)
    return value === undefined ? null : text(value)
  }

  children(): [] {
    return []
  }
}
