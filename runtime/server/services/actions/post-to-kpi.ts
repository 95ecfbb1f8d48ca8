import { ENTRY_OBJECT, type PostToKpi, type Text } from '@attain/engine/metadata'
import type { Context } from '../context.ts'
import { prepareNew } from '../prepare.ts'
import { insertVisible } from '../records.ts'
import type { Doing, Done } from './action-run.ts'
import { valuesFor } from './field-values.ts'
import { inBoth } from './words.ts'

/** Enters a figure; its source is known, so that it is not entered twice. */
export async function postToKpi(action: PostToKpi, { context, record, run, index }: Doing): Promise<Done> {
  const object = context.view.workspace.objects.get(ENTRY_OBJECT)
  if (!object) throw new Error(`The system bundle has no ${ENTRY_OBJECT}.`)
  const { kpi, amount, person = 'owner', date = 'TODAY()' } = action
  const figures = await valuesFor(context, await record.read(), object, [
    { field: 'amount', value: amount },
    { field: 'person', value: person },
    { field: 'date', value: date },
  ])
  const [prepared] = await prepareNew(context, object, [{ ...figures, kpi, source: `${run.key}/${index}` }])
  if (!prepared) throw new Error('prepareNew answers every input.')
  if ('error' in prepared) throw prepared.error
  await insertVisible(context, object, [prepared.ready])
  // what is worked out from other records may be another now
  record.forget()
  const label = labelOfKpi(context, kpi)
  const entered = String(prepared.ready.document.amount)
  return inBoth((language) => {
    const name = label[language] ?? label.en
    return language === 'en' ? `Posted ${entered} to "${name}"` : `向“${name}”记入 ${entered}`
  })
}

function labelOfKpi({ view }: Context, name: string): Text {
  return view.workspace.model.kpis.get(name)?.label ?? { en: name }
}
