/** Arguments against the parameters of a definition. */
import type { Text } from '../../metadata/model.ts'
import type { Accepts, Definition, Parameter } from '../functions/definition.ts'
import { say } from '../problem.ts'
import { adaptConstant } from './constant.ts'
import type { Report } from './problem-list.ts'
import { describeType, isNumeric } from './type.ts'
import { isText, type Typed } from './typed.ts'

/** The parameter of each argument; undefined when there are too few or too many. */
export function parametersFor({ parameters }: Definition, count: number): readonly Parameter[] | undefined {
  const repeating = parameters.findIndex(({ repeats }) => repeats === true)
  const least = parameters.filter(({ optional }) => optional !== true).length
  if (count < least) return undefined
  if (repeating < 0) return count > parameters.length ? undefined : parameters.slice(0, count)
  const group = parameters.slice(repeating)
  return Array.from({ length: count }, (_, index) =>
    index < repeating ? (parameters[index] as Parameter) : (group[(index - repeating) % group.length] as Parameter),
  )
}

export function countOf({ parameters }: Definition): string {
  const least = parameters.filter(({ optional }) => optional !== true).length
  if (parameters.some(({ repeats }) => repeats === true)) return `${least}+`
  return least === parameters.length ? String(least) : `${least}–${parameters.length}`
}

/** `ROUND(number, [digits], [mode])` */
export function signatureOf({ name, parameters }: Pick<Definition, 'name' | 'parameters'>): string {
  const shown = parameters.map((one) => (one.optional === true ? `[${one.name}]` : one.name))
  if (parameters.some(({ repeats }) => repeats === true)) shown.push('…')
  return `${name}(${shown.join(', ')})`
}

/** Checks one argument against its parameter, and adapts constants to it. */
export function acceptArgument(
  definition: Definition,
  parameter: Parameter,
  args: Typed[],
  index: number,
  place: string,
  report: Report,
): void {
  const arg = args[index] as Typed
  if (parameter.accepts === 'own' || parameter.accepts === 'any') return
  if (arg.type.kind === 'blank' && parameter.accepts !== 'word' && parameter.accepts !== 'field') return
  if (['day', 'date', 'moment'].includes(parameter.accepts) && isText(arg)) {
    const adapted = adaptConstant(arg, { kind: parameter.accepts === 'moment' ? 'datetime' : 'date' }, place, report)
    if (adapted !== undefined) args[index] = adapted
    return
  }
  if (accepts(parameter.accepts, arg)) return
  const wanted = expectation[parameter.accepts]
  const found = describeType(arg.type)
  report(
    'type',
    place,
    say(
      `${definition.name} needs ${wanted.en} for “${parameter.name}”, not ${found.en}.`,
      `${definition.name} 的“${parameter.name}”需要${wanted['zh-CN']}，而不是${found['zh-CN']}。`,
    ),
    parameter.accepts === 'number' && arg.type.kind === 'text' && definition.name === '+'
      ? say('Join text with &.', '连接文本请用 &。')
      : undefined,
  )
}

function accepts(kind: Exclude<Accepts, 'own' | 'any'>, node: Typed): boolean {
  const { type } = node
  switch (kind) {
    case 'number':
      return isNumeric(type)
    case 'text':
      return type.kind === 'text' || type.kind === 'option'
    case 'printable':
      return isNumeric(type) || ['text', 'option', 'date'].includes(type.kind)
    case 'boolean':
      return type.kind === 'boolean'
    case 'day':
      return type.kind === 'date' || type.kind === 'datetime'
    case 'date':
      return type.kind === 'date'
    case 'moment':
      return type.kind === 'datetime'
    case 'reference':
      return type.kind === 'reference'
    case 'word':
      return isText(node)
    case 'field':
      return node.kind === 'field'
  }
}

const expectation: Readonly<Record<Exclude<Accepts, 'own' | 'any'>, Text>> = {
  number: say('a number', '数字'),
  text: say('text', '文本'),
  printable: say('text, a number or a date', '文本、数字或日期'),
  boolean: say('a condition', '条件'),
  day: say('a date', '日期'),
  date: say('a date', '日期'),
  moment: say('a date and time', '日期时间'),
  reference: say('a reference', '引用'),
  word: say('a text in quotes', '带引号的文本'),
  field: say('a field', '字段'),
}
