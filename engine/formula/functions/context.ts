/** Who asks, and what the record was before. */
import { sql } from 'kysely'
import type { Evaluator } from '../evaluate/value.ts'
import { compare, type Exact } from '../number/exact.ts'
import { say } from '../problem.ts'
import { nan } from '../sql/compiler.ts'
import { isNumeric } from '../types/type.ts'
import type { Typed, TypedField } from '../types/typed.ts'
import type { CheckCall, Definition } from './definition.ts'

const noSet = () =>
  say(
    'Only the change of one record has a value before; a set of records has none.',
    '只有单条记录的变更才有之前的值，记录集没有。',
  )

function ownField(call: CheckCall): undefined | TypedField {
  const field = call.args[0] as TypedField
  if (field.path.hops.length === 0) return field
  return call.problem('arguments', 0, say('A field of the record itself is needed here.', '此处需要本记录自身的字段。'))
}

export const context: readonly Definition[] = [
  {
    name: 'CURRENTUSER',
    op: 'currentUser',
    family: 'context',
    looksAt: 'asker',
    parameters: [],
    returns: 'reference',
    about: say('The person who is asking.', '当前用户。'),
    examples: [{ formula: 'owner = CURRENTUSER()', gives: 'true' }],
    check: () => ({ type: { kind: 'reference', object: 'person' } }),
    evaluate:
      () =>
      (_, { currentUser }) =>
        currentUser,
    sql: (_, compiler) => compiler.source.currentUser,
  },
  {
    name: 'HASROLE',
    op: 'hasRole',
    family: 'context',
    looksAt: 'asker',
    parameters: [{ name: 'role', accepts: 'word' }],
    returns: 'boolean',
    about: say('True when the current user has the role.', '当前用户拥有该角色时为真。'),
    examples: [{ formula: 'HASROLE("sales_manager")', gives: 'true' }],
    check: (call) => ({ type: { kind: 'boolean' }, form: (call.args[0] as Typed & { value: string }).value }),
    evaluate:
      ({ form }) =>
      (_, { roles }) =>
        roles.has(form as string),
    sql: ({ form }, compiler) => sql`(${compiler.constant(form, 'text')} = any(${compiler.source.roles}))`,
  },
  {
    name: 'ISMANAGEROF',
    op: 'isManagerOf',
    family: 'context',
    looksAt: 'asker',
    parameters: [{ name: 'person', accepts: 'reference' }],
    returns: 'boolean',
    about: say(
      'True when the current user stands above the person, at any distance.',
      '当前用户是该人员的上级（任意层级）时为真。',
    ),
    examples: [{ formula: 'ISMANAGEROF(assistant)', gives: 'true' }],
    check(call) {
      const { type } = call.args[0] as Typed
      if (type.kind === 'reference' && type.object !== 'person')
        return call.problem('type', 0, say('A reference to a person is needed here.', '此处需要对人员的引用。'))
      return { type: { kind: 'boolean' } }
    },
    evaluate:
      (_, [arg]) =>
      (record, environment) => {
        const person = (arg as Evaluator)(record, environment)
        return person !== null && environment.isManagerOf(person as string)
      },
    sql: ({ args }, compiler) => compiler.source.isManagerOf(compiler.value(args[0] as Typed)),
  },
  {
    name: 'PRIOR',
    op: 'prior',
    family: 'context',
    looksAt: 'change',
    parameters: [{ name: 'field', accepts: 'field' }],
    returns: 'any',
    about: say(
      'The value of a field before this change; blank for a new record. When nothing is changing, the value that it has.',
      '字段在本次变更之前的值；新记录为空；没有变更时为当前值。',
    ),
    examples: [{ formula: 'PRIOR(stage)', gives: 'open' }],
    check(call) {
      const field = ownField(call)
      return field && { type: field.type, digits: field.digits, mayFail: false }
    },
    evaluate:
      (_, [arg]) =>
      (record, environment) =>
        environment.prior === null ? null : (arg as Evaluator)(environment.prior ?? record, environment),
    sql: () => nan,
    sqlLimit: noSet,
  },
  {
    name: 'ISCHANGED',
    op: 'isChanged',
    family: 'context',
    looksAt: 'change',
    parameters: [{ name: 'field', accepts: 'field' }],
    returns: 'boolean',
    about: say(
      'True when this change gives the field another value; for a new record, when it has one.',
      '本次变更使字段的值不同时为真；新记录则为该字段有值时。',
    ),
    examples: [{ formula: 'ISCHANGED(stage)', gives: 'true' }],
    check: (call) => ownField(call) && { type: { kind: 'boolean' } },
    evaluate({ args }, [arg]) {
      const read = arg as Evaluator
      const isNumber = isNumeric((args[0] as Typed).type)
      return (record, environment) => {
        if (environment.prior === undefined) return false
        const now = read(record, environment)
        const before = environment.prior === null ? null : read(environment.prior, environment)
        if (now === null || before === null) return now !== before
        if (isNumber) return compare(now as Exact, before as Exact) !== 0
        return typeof now === 'object'
          ? String(now) !== String(before) || (now as readonly string[]).length !== (before as readonly string[]).length
          : now !== before
      }
    },
    sql: () => nan,
    sqlLimit: noSet,
  },
  {
    name: 'ISNEW',
    op: 'isNew',
    family: 'context',
    looksAt: 'change',
    parameters: [],
    returns: 'boolean',
    about: say('True while the record is being created.', '正在新建记录时为真。'),
    examples: [{ formula: 'ISNEW()', gives: 'false' }],
    check: () => ({ type: { kind: 'boolean' } }),
    evaluate:
      () =>
      (_, { prior }) =>
        prior === null,
    sql: () => nan,
    sqlLimit: noSet,
  },
]
