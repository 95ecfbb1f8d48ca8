/** What sales teams ask for, made of what the application has: records with stages and money, entries, other KPIs. */
import type { Bundle } from '@attain/engine/metadata'
import { measurableObjects } from '../kpi-document.ts'
import { entered } from './entered.ts'
import { ofDeals } from './of-deals.ts'
import { ofKpis } from './of-kpis.ts'
import { ofOthers } from './of-others.ts'
import type { Preset } from './preset.ts'

export function presetsFor(name: string, bundle: Bundle): readonly Preset[] {
  return [
    ...measurableObjects(bundle).flatMap((object) => ofRecords(object, bundle)),
    ...entered,
    ...ofKpis(name, bundle),
  ]
}

function ofRecords(object: string, bundle: Bundle): readonly Preset[] {
  const created: Preset = {
    key: 'newRecords',
    of: object,
    measure: { from: 'records', object, calculate: 'count', date: 'created_at' },
  }
  const deals = ofDeals(object, bundle)
  return deals.length > 0 ? [...deals, created] : [created, ...ofOthers(object, bundle)]
}
