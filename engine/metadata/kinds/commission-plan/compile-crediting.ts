/** What a component credits, as it is worked out over sets. */
import type { Crediting, CreditingRule, Worth } from '../../../commission/crediting.ts'
import type { FieldPath } from '../../../formula/paths.ts'
import type { Typed } from '../../../formula/types/typed.ts'
import { type Gives, readUse } from '../../formulas.ts'
import type { NamedBundle } from '../../scope-in.ts'
import type { Formula } from '../definitions.generated.ts'
import type { Component, Credits, Crediting as Rule } from './types.generated.ts'

/** Undefined for components that credit no records. */
export function compileCrediting(
  { measure, clawback, hold }: Component,
  bundle: NamedBundle,
  currency: string,
): Crediting | undefined {
  if (measure.from !== 'credits') return undefined
  const { object, when, date, amount, others = [], to = [{ rule: 'person' }] } = measure
  const reads = (formula: Formula, gives: Gives) => typed(bundle, object, formula, gives)
  return {
    object,
    ...(when !== undefined && { when: reads(when, 'condition') }),
    date: pathOf(reads(date, 'moment')),
    currency,
    worth: [
      ...(amount === undefined ? [] : [worthOf('measure', reads(amount, 'number'), currency)]),
      ...others.map(({ name, of }) => worthOf(name, reads(of, 'number'), currency)),
    ],
    rules: to.map((rule) => compileRule(rule, measure, bundle)),
    ...(clawback !== undefined && {
      clawback: { date: pathOf(reads(clawback.date, 'moment')), lost: reads(clawback.lost, 'number') },
    }),
    ...(hold !== undefined && {
      hold: {
        ...{ children: hold.payments, amount: hold.amount, date: hold.date },
        ...(hold.owed !== undefined && { owed: reads(hold.owed, 'number') }),
      },
    }),
  }
}

function worthOf(measure: string, of: Typed, currency: string): Worth {
  const { type } = of
  return { measure, of, ...(type.kind === 'currency' && type.currency !== currency && { from: type.currency }) }
}

function compileRule(rule: Rule, { object }: Credits, bundle: NamedBundle): CreditingRule {
  const personAt = (path: string) => pathOf(typed(bundle, object, path, 'person'))
  switch (rule.rule) {
    case 'person':
      return {
        rule: 'person',
        path: personAt(rule.field ?? 'owner'),
        isPersonOfThatDay: rule.at === 'date',
        percent: String(rule.percent ?? 100),
      }
    case 'splits':
      return { rule: 'splits', children: rule.children, person: rule.person, share: rule.share }
    case 'managers':
      return {
        rule: 'managers',
        path: personAt(rule.of ?? 'owner'),
        from: rule.from ?? 1,
        ...(rule.to !== undefined && { to: rule.to }),
        percent: String(rule.percent ?? 100),
      }
    case 'position':
      return {
        rule: 'position',
        path: pathOf(typed(bundle, object, rule.field, 'anything')),
        percent: String(rule.percent ?? 100),
      }
    case 'territory':
      return {
        rule: 'territory',
        object: rule.object,
        person: rule.person,
        ...(rule.from !== undefined && { from: rule.from }),
        ...(rule.to !== undefined && { to: rule.to }),
        match: rule.match.map(({ field, with: name }) => ({
          path: pathOf(typed(bundle, object, field, 'anything')),
          with: name,
        })),
        percent: String(rule.percent ?? 100),
      }
    case 'everybody':
      return { rule: 'everybody', percent: String(rule.percent ?? 100) }
    default:
      return rule satisfies never
  }
}

function typed(bundle: NamedBundle, object: string, formula: Formula, gives: Gives): Typed {
  const reading = readUse(bundle, { object, formula, gives, over: 'sets' })
  if (reading === undefined || 'problems' in reading)
    throw new Error('A plan without problems has none in what it credits.')
  return reading.typed
}

function pathOf(node: Typed): FieldPath {
  if (node.kind !== 'field') throw new Error('The place of a field is a path.')
  return node.path
}
