/** Deals as records hold them, with decimals as text, and as engines on floating point like them. */

import { type FormulaScope, scopeOf } from '@attain/engine/formula/language'
import { compileBundle, type ObjectDocument, readBundle } from '@attain/engine/metadata'

/** A type, so that it is a plain record. */
export type Deal<N> = {
  readonly stage: string
  readonly segment: string
  readonly amount: N | null
  readonly booked: N
  readonly quota: N
  readonly share: N | null
  readonly cap: N | null
}

export interface Deals {
  readonly records: readonly Deal<string>[]
  readonly numbers: readonly Deal<number>[]
}

const label = (en: string) => ({ en })
const options = (...values: string[]) => values.map((value) => ({ value, label: label(value) }))
const money = { type: 'currency', currency: 'EUR' } as const

const dealDocument: ObjectDocument = {
  kind: 'object',
  name: 'deal',
  label: label('Deal'),
  pluralLabel: label('Deals'),
  nameField: 'name',
  fields: [
    { name: 'name', label: label('Name'), type: 'text', required: true },
    { name: 'stage', label: label('Stage'), type: 'select', options: options('open', 'won', 'lost') },
    { name: 'segment', label: label('Segment'), type: 'select', options: options('new', 'strategic', 'existing') },
    { name: 'amount', label: label('Amount'), ...money },
    { name: 'booked', label: label('Booked this year'), ...money },
    { name: 'quota', label: label('Quota'), ...money },
    { name: 'share', label: label('Share'), type: 'percent', scale: 4 },
    { name: 'cap', label: label('Cap'), ...money },
  ],
}

const appDocument = {
  kind: 'app',
  formatVersion: 1,
  name: 'bench',
  label: label('Bench'),
  version: '1.0.0',
  languages: ['en'],
  currency: 'EUR',
}

export function dealScope(): FormulaScope {
  const { model, problems } = compileBundle(
    readBundle([
      { path: 'app.json', text: JSON.stringify(appDocument) },
      { path: 'objects/deal.json', text: JSON.stringify(dealDocument) },
    ]),
  )
  const object = model?.objects.get('deal')
  if (model === undefined || object === undefined) throw new Error(JSON.stringify(problems))
  return scopeOf(model, object)
}

/** The same deals at every run; most are won, some have no amount, few a share or a cap of their own. */
export function makeDeals(count: number): Deals {
  const random = lehmer(20260101)
  const cents = (most: number) => (random(most * 100) / 100).toFixed(2)
  const one = (): Deal<string> => ({
    stage: ['won', 'won', 'won', 'open', 'lost'][random(5)] as string,
    segment: ['new', 'strategic', 'existing', 'existing'][random(4)] as string,
    amount: random(20) === 0 ? null : cents(random(10) === 0 ? 500_000 : 60_000),
    booked: cents(400_000),
    quota: `${50 + 10 * random(30)}000.00`,
    share: random(5) === 0 ? (random(10_001) / 10_000).toFixed(4) : null,
    cap: random(8) === 0 ? `${random(40)}500.00` : null,
  })
  const number = (text: string | null) => (text === null ? null : Number(text))
  // parsed, as documents that come from the database are
  const records = Array.from({ length: count }, () => JSON.parse(JSON.stringify(one())) as Deal<string>)
  const numbers = records.map(({ amount, booked, quota, share, cap, ...rest }) => ({
    ...rest,
    amount: number(amount),
    booked: Number(booked),
    quota: Number(quota),
    share: number(share),
    cap: number(cap),
  }))
  return { records, numbers }
}

/** Whole numbers below a limit, the same at every run. */
function lehmer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
