/** A million opportunities of 5,000 people: sums and lists through the store, and by hand on a native table. */
import { connect } from '../../server/database/connect.ts'
import { dateIn } from '../../server/services/context.ts'
import { type View, viewOf } from '../../server/store/live-workspace.ts'
import { timeAnswers } from '../answers.ts'
import { type Bench, type BenchRun, isWanted } from '../bench.ts'
import { createFigure } from '../figure.ts'
import type { Company } from '../sales/company.ts'
import { prepareCompany } from '../sales/prepared.ts'
import { printPlans } from './plans.ts'
import { type Ours, type Question, questions } from './questions.ts'

/** Numbers of people (see sales/native-tables.ts): 1 leads 8 % of the company, 25 leads twenty people, 1000 nobody. */
const roles: Record<Question['who'], { number: number; role: string }> = {
  finance: { number: 3000, role: 'finance' },
  director: { number: 1, role: 'sales_manager' },
  manager: { number: 25, role: 'sales_manager' },
  rep: { number: 1000, role: 'sales_rep' },
}

export const storeBench: Bench = {
  about: 'sums and lists over a million opportunities, in milliseconds',
  run: runStoreBench,
}

async function runStoreBench(run: BenchRun): Promise<void> {
  const { options, report, note, defer } = run
  const { rounds, plans } = options
  const { url, company, pool } = await prepareCompany(run)
  const db = connect(url, { poolSize: 1 })
  defer(() => db.destroy())
  const object = company.workspace.objects.get('opportunity')
  if (!object) throw new Error('The bundle has no object opportunity.')
  const ours: Ours = { db, object, today: dateIn('UTC', new Date()) }

  for (const question of questions) {
    const bench = `store/${question.name}`
    if (!isWanted(options, bench)) continue
    const view = await viewAs(company, question.who)
    const sides = {
      ours: () => question.ours(ours, view),
      baseline: () => question.baseline(pool, view.actor.personId),
    }
    const times = await timeAnswers(bench, sides, rounds)
    report(createFigure(bench, 'ms', times.ours, times.baseline))
    if (plans) await printPlans(url, (recorded) => question.ours({ ...ours, db: recorded }, view), note)
  }
}

async function viewAs(company: Company, who: Question['who']): Promise<View> {
  const { number, role } = roles[who]
  return viewOf(company.workspace, { personId: await company.person(number), roles: [role] })
}
