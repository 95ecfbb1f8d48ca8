import type { SetFields } from '@attain/engine/metadata'
import { changesOf } from '../../store/write/update.ts'
import { type Doing, type Done, nothingChanged } from './action-run.ts'
import { changeRecords } from './change-records.ts'
import { valuesFor } from './field-values.ts'
import { inBoth, valuesInWords } from './words.ts'

export async function setFields(action: SetFields, doing: Doing): Promise<Done> {
  const { context, run } = doing
  const subject = await doing.record.take()
  const values = await valuesFor(context, subject, run.object, action.values)
  return writeFields(doing, values)
}

/** Writes values of the record, and says what changed. */
export async function writeFields(
  { context, run, record }: Doing,
  values: Readonly<Record<string, unknown>>,
): Promise<Done> {
  const { loaded } = await record.take()
  const [change] = await changeRecords(context, run.object, loaded ? [loaded] : [], values)
  record.forget()
  if (change === undefined) return nothingChanged
  const became = Object.fromEntries(Object.entries(changesOf(change)).map(([field, [, to]]) => [field, to]))
  const words = await valuesInWords(context, run.object.model, became)
  return inBoth((language) => (language === 'en' ? `Set ${words.en}` : `设置 ${words['zh-CN']}`))
}
