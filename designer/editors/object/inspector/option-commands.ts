/** Changes of the options of a field, with what hangs on them. */
import type { FieldDocument, ObjectDocument } from '@attain/engine/metadata'
import { type Command, insertEntry, removeEntry, setValue, together } from '../../../document/command.ts'
import { json, type Option } from '../object-document.ts'
import { withNewStage, withoutStage } from '../stages/transitions.ts'

/** Puts an option into the list; a stage into the path, so that it can be reached. */
export function insertOption(
  identity: string,
  object: ObjectDocument,
  index: number,
  position: number,
  option: Option,
  what: string,
): Command {
  const field = object.fields?.[index] as FieldDocument
  const commands = [insertEntry(identity, `/fields/${index}/options`, position, json(option), what)]
  const { stages } = object
  if (stages?.field === field.name && stages.transitions !== undefined) {
    const values = (field.options ?? []).map(({ value }) => value)
    const transitions = withNewStage(stages.transitions, values, option.value, position)
    commands.push(setValue(identity, '/stages/transitions', json(transitions)))
  }
  return together({ key: 'add', what }, commands)
}

/** Takes an option away, and with it the default and the transitions that name it. */
export function removeOption(identity: string, object: ObjectDocument, index: number, value: string): Command {
  const field = object.fields?.[index] as FieldDocument
  const at = `/fields/${index}`
  const position = (field.options ?? []).findIndex((option) => option.value === value)
  const commands = [removeEntry(identity, `${at}/options`, position, value)]
  if (field.default === value) commands.push(setValue(identity, `${at}/default`, undefined))
  if (Array.isArray(field.default) && field.default.includes(value)) {
    const rest = field.default.filter((one) => one !== value)
    commands.push(setValue(identity, `${at}/default`, rest.length === 0 ? undefined : json(rest)))
  }
  const { stages } = object
  if (stages?.field === field.name && stages.transitions !== undefined)
    commands.push(setValue(identity, '/stages/transitions', json(withoutStage(stages.transitions, value))))
  return together({ key: 'remove', what: value }, commands)
}
