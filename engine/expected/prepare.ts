/** A file of cases held against the model of its bundle: what each step does, with every name resolved. */
import { didYouMean } from '../metadata/did-you-mean.ts'
import type { Model, PlanModel, Text } from '../metadata/model.ts'
import { problem } from '../metadata/problem.ts'
import { place, step } from '../metadata/problem-place.ts'
import {
  type Calendar,
  type Granularity,
  type Period,
  periodAt,
  periodOf,
  STANDARD_CALENDAR,
} from '../performance/calendar/index.ts'
import type { Case, CaseFile, Pay, Step, Targets } from './case-file.ts'
import type { PeriodPays, PreparedCase, PreparedChange, PreparedStep, PreparedTarget } from './prepared.ts'
import { type CaseProblem, caseProblem } from './problem.ts'
import { CaseRecords, keyOf } from './records.ts'
import { inWaves } from './waves.ts'
import { mergeRecords, writtenIn } from './written.ts'

/** `path` is that of the file. */
export function prepareCases(
  model: Model,
  path: string,
  file: CaseFile,
): { readonly cases: readonly PreparedCase[]; readonly problems: readonly CaseProblem[] } {
  const problems: CaseProblem[] = []
  const names = new Set<string>()
  const cases = file.cases.map((one, number) => {
    const at = place(path, `/cases/${number}`)
    if (names.has(one.name)) problems.push(caseProblem('case-twice', step(at, 'name'), { found: one.name }))
    names.add(one.name)
    const work = new CasePreparation(model, path, file)
    const prepared = work.prepare(one, at)
    problems.push(...work.problems)
    return prepared
  })
  // what is wrong with the records of the file is wrong in each case
  const told = new Map(problems.map((one) => [`${one.code} ${one.path} ${one.message.en}`, one]))
  return { cases, problems: [...told.values()] }
}

class CasePreparation {
  readonly problems: CaseProblem[]
  readonly #records: CaseRecords
  readonly #model: Model
  readonly #path: string
  readonly #file: CaseFile
  #plan: string | undefined
  #today: string | undefined

  constructor(model: Model, path: string, file: CaseFile) {
    this.#model = model
    this.#path = path
    this.#file = file
    this.#records = new CaseRecords(model)
    this.problems = this.#records.problems
    this.#plan = file.plan
    this.#today = file.today
  }

  prepare(one: Case, path: string): PreparedCase {
    const { name, about, later = [] } = one
    const steps = [one, ...later]
    if (steps.every(({ pays }) => pays === undefined)) this.problems.push(caseProblem('pays-nothing', path))
    return {
      name,
      path,
      ...(about !== undefined && { about }),
      steps: steps.map((each, number) =>
        this.#step(each, number === 0 ? path : `${path}/later/${number - 1}`, number === 0),
      ),
    }
  }

  #step(given: Step, path: string, isFirst: boolean): PreparedStep {
    const at = (part: string) => step(path, part)
    const plan = this.#planOf(given, path)
    const calendar = plan && this.#model.calendars.get(plan.document.calendar ?? STANDARD_CALENDAR)
    const close = (given.close ?? []).map((key, number) => {
      if (plan && calendar) this.#period(plan, calendar, key, step(at('close'), number))
      return key
    })
    const written = writtenIn(this.#file, given.given, at('given'))
    const ofFile = isFirst ? writtenIn(this.#file, this.#file.given, place(this.#path, '/given')) : []
    const waves = inWaves(this.#records.add(mergeRecords(this.#model, ofFile, written)))
    const changes = this.#changes(given, at('change'))
    const deletions = this.#deletions(given, at('delete'))
    const targets = [
      ...(isFirst ? this.#targets(this.#file.targets, place(this.#path, '/targets')) : []),
      ...this.#targets(given.targets, at('targets')),
    ]
    const corrections = (given.correct ?? []).map((one, number) => {
      const here = step(at('correct'), number)
      this.#person(one.payee, step(here, 'payee'))
      if (plan && calendar) this.#period(plan, calendar, one.period, step(here, 'period'))
      return { ...one, path: here }
    })
    const pays = plan && calendar ? this.#pays(plan, calendar, given.pays, at('pays')) : []
    this.#today = given.today ?? lastDay(pays, calendar) ?? this.#today
    return {
      path,
      ...(given.about !== undefined && { about: given.about }),
      today: this.#today ?? plan?.document.from ?? '',
      plan: plan?.document.name ?? '',
      ...{ close, waves, changes, deletions, targets, corrections, pays },
    }
  }

  #planOf({ plan = this.#plan }: Step, path: string): PlanModel | undefined {
    this.#plan = plan
    if (plan === undefined) {
      this.problems.push(caseProblem('no-plan', path))
      return undefined
    }
    const found = this.#model.plans.get(plan)
    if (found === undefined) {
      const { plans } = this.#model
      this.problems.push(problem('unknown-plan', step(path, 'plan'), { found: plan }, didYouMean(plan, plans.keys())))
    }
    return found
  }

  #changes({ change = {} }: Step, path: string): readonly PreparedChange[] {
    return Object.entries(change).flatMap(([name, records]) => {
      const object = this.#records.objectNamed(name, step(path, name))
      if (object === undefined) return []
      return Object.entries(records).flatMap(([called, values]) => {
        const here = step(step(path, name), called)
        const key = this.#records.find(object, called, here)
        return key === undefined ? [] : [{ object: name, key, path: here, ...this.#records.fill(object, values, here) }]
      })
    })
  }

  #deletions({ delete: deleted = {} }: Step, path: string): PreparedStep['deletions'] {
    return Object.entries(deleted).flatMap(([name, called]) => {
      const object = this.#records.objectNamed(name, step(path, name))
      if (object === undefined) return []
      return called.flatMap((one, number) => {
        const here = step(step(path, name), number)
        const key = this.#records.find(object, one, here)
        this.#records.remove(name, one)
        return key === undefined ? [] : [{ object: name, key, path: here }]
      })
    })
  }

  #targets(targets: Targets = {}, path: string): readonly PreparedTarget[] {
    return Object.entries(targets).flatMap(([name, subjects]) => {
      const target = this.#model.targets.get(name)
      const here = step(path, name)
      if (target === undefined) {
        const { targets: all } = this.#model
        this.problems.push(problem('unknown-target', here, { found: name }, didYouMean(name, all.keys())))
        return []
      }
      const calendar = this.#model.calendars.get(target.calendar)
      const { total, every } = target.periods
      return Object.entries(subjects).flatMap(([who, amounts]) => {
        const of = this.#subject(who, step(here, who))
        return Object.entries(amounts).map(([period, amount]): PreparedTarget => {
          const found = calendar && periodOf(calendar, period)
          if (calendar && found?.granularity !== total && found?.granularity !== every)
            this.#unknownPeriod(period, target.label, calendar, every, step(step(here, who), period))
          return { target: name, ...(of !== undefined && { of }), period, amount: String(amount) }
        })
      })
    })
  }

  #subject(who: string, path: string): PreparedTarget['of'] {
    if (who === 'company') return undefined
    const object = !this.#records.has('person', who) && this.#records.has('team', who) ? 'team' : 'person'
    const model = this.#model.objects.get(object)
    if (model !== undefined) this.#records.find(model, who, path)
    return { object, key: keyOf(object, who) }
  }

  #pays(plan: PlanModel, calendar: Calendar, pays: Step['pays'] = {}, path: string): readonly PeriodPays[] {
    const prepared = Object.entries(pays).map(([key, payees]): PeriodPays & { readonly from: string } => {
      const here = step(path, key)
      const period = this.#period(plan, calendar, key, here)
      const each = Object.entries(payees).map(([payee, pay]): [string, Pay] => {
        const at = step(here, payee)
        this.#person(payee, at)
        const full: Pay = typeof pay === 'object' ? pay : { paid: pay }
        this.#components(plan, full, at)
        return [payee, full]
      })
      return { period: key, payees: new Map(each), path: here, from: period?.from ?? '' }
    })
    return prepared.sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ from: _, ...one }) => one)
  }

  #components({ document }: PlanModel, { lines = [], refused = [] }: Pay, path: string): void {
    const named = [
      ...lines.map(({ component }, number) => ({ component, at: `${path}/lines/${number}/component` })),
      ...refused.map((component, number) => ({ component, at: `${path}/refused/${number}` })),
    ]
    const known = document.components.map(({ name }) => name)
    for (const { component, at } of named)
      if (component !== undefined && !known.includes(component))
        this.problems.push(problem('unknown-component', at, { found: component }, didYouMean(component, known)))
  }

  #person(name: string, path: string): void {
    const person = this.#model.objects.get('person')
    if (person !== undefined) this.#records.find(person, name, path)
  }

  #period({ document }: PlanModel, calendar: Calendar, key: string, path: string): Period | undefined {
    const { every = 'month', from, to, label } = document
    const period = periodOf(calendar, key)
    if (period?.granularity === every && period.until > from && (to === undefined || period.from <= to)) return period
    this.#unknownPeriod(key, label, calendar, every, path, from)
    return undefined
  }

  #unknownPeriod(found: string, of: Text, calendar: Calendar, every: Granularity, path: string, from?: string): void {
    const example = periodAt(calendar, every, from ?? this.#today ?? '2026-01-01').key
    this.problems.push(caseProblem('unknown-period', path, { found, of, example }))
  }
}

function lastDay(pays: readonly PeriodPays[], calendar: Calendar | undefined): string | undefined {
  const last = pays.at(-1)
  const period = last && calendar && periodOf(calendar, last.period)
  return period && new Date(Date.parse(`${period.until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
