/** The same rule in every engine, ready to be evaluated. */
import { compileEvaluator, type Environment, readFormula, recordView } from '@attain/engine/formula/language'
import { evaluateExpressionSync } from '@gorules/zen-engine'
import { LogicEngine } from 'json-logic-engine'
import jsonLogic from 'json-logic-js'
import { type Deal, dealScope } from './deal.ts'
import { formula, jsonLogicRule, zenRule } from './rule.ts'

type Rule<N, Result> = (deal: Deal<N>) => Result

const environment: Environment = {
  now: '2026-11-22T08:00:00.000Z',
  timeZone: 'UTC',
  fiscalYearStart: 1,
  weekStart: 1,
  calendar: { weekend: [6, 7], holidays: [], workdays: [] },
  calendars: new Map(),
  currentUser: null,
  roles: new Set(),
  isManagerOf: () => false,
}

/** An exact amount, as text. */
export function attainRule(): Rule<string, string> {
  const read = readFormula(formula, dealScope())
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const evaluate = compileEvaluator(read.typed)
  return (deal) => evaluate(recordView(deal), environment) as string
}

export interface FloatEngine {
  readonly name: string
  readonly rule: Rule<number, number>
  /** One of how many inputs it is given in a round; slow engines take long for a million. */
  readonly every: number
}

const toCents = (value: number) => Math.round(value * 100) / 100

export function floatEngines(): readonly FloatEngine[] {
  jsonLogic.add_operation('round', toCents)
  const engine = new LogicEngine()
  engine.addMethod('round', ([value]: [number]) => toCents(value), { deterministic: true })
  const compiled = engine.build(jsonLogicRule) as Rule<number, number>
  return [
    { name: 'json-logic-js', every: 1, rule: (deal) => jsonLogic.apply(jsonLogicRule, deal) as number },
    { name: 'json-logic-engine', every: 1, rule: compiled },
    { name: 'zen-engine', every: 50, rule: (deal) => evaluateExpressionSync(zenRule, deal) as number },
  ]
}
