import type { CreateRecord } from '@attain/engine/metadata'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Context } from '../context.ts'
import { prepareNew } from '../prepare.ts'
import { insertVisible } from '../records.ts'
import type { Doing, Done } from './action-run.ts'
import { valuesFor } from './field-values.ts'
import { inBoth, labelIn, nameOfRecord } from './words.ts'

export async function createRecord(action: CreateRecord, { context, record }: Doing): Promise<Done> {
  const object = objectNamed(context, action.object)
  const subject = await record.read()
  // it belongs to whom the record belongs to, unless the action says otherwise
  const values = { owner: subject.record.owner, ...(await valuesFor(context, subject, object, action.values)) }
  const [prepared] = await prepareNew(context, object, [values])
  if (!prepared) throw new Error('prepareNew answers every input.')
  if ('error' in prepared) throw prepared.error
  await insertVisible(context, object, [prepared.ready])
  // what is worked out from other records may be another now
  record.forget()
  const name = await nameOfRecord(context, object.model.name, prepared.ready.id)
  return inBoth((language) => {
    const label = labelIn(object.model, language)
    return language === 'en' ? `Created ${label} "${name}"` : `新建${label}“${name}”`
  })
}

function objectNamed({ view }: Context, name: string): LiveObject {
  const object = view.workspace.objects.get(name)
  if (!object) throw new Error(`The live revision has no object ${name}.`)
  return object
}
