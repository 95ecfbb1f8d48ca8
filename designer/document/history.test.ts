import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDocument,
  addDocuments,
  type Command,
  insertEntry,
  moveEntry,
  removeDocument,
  removeEntry,
  replaceDocument,
  setValue,
  together,
} from './command.ts'
import { byIdentity, type Documents, type DocumentValue, withDocument } from './documents.ts'
import { beginHistory, execute, type History, receive, redo, undo } from './history.ts'
import { valueAt } from './pointer.ts'

const VISIT = 'object:visit'
const field = (name: string, type = 'text') => ({ name, type, label: { en: name } })
const visit: DocumentValue = { kind: 'object', name: 'visit', label: { en: 'Visit' }, fields: [field('a'), field('b')] }
const role: DocumentValue = { kind: 'role', name: 'rep', label: { en: 'Rep' }, objects: [] }
const start = byIdentity([visit, role])
const plain = (documents: Documents) => Object.fromEntries([...documents].sort())
const names = (documents: Documents) =>
  (valueAt(documents.get(VISIT), '/fields') as { name: string }[]).map(({ name }) => name)

describe.each<[string, Command, (after: Documents) => unknown, unknown]>([
  ['sets a value', setValue(VISIT, '/label/en', 'Call'), (d) => valueAt(d.get(VISIT), '/label/en'), 'Call'],
  ['takes a value away', setValue(VISIT, '/label/en', undefined), (d) => valueAt(d.get(VISIT), '/label'), {}],
  [
    'makes what is missing on the way',
    setValue(VISIT, '/stages/field', 'a'),
    (d) => d.get(VISIT)?.stages,
    { field: 'a' },
  ],
  ['inserts an entry', insertEntry(VISIT, '/fields', 1, field('x'), 'x'), names, ['a', 'x', 'b']],
  [
    'inserts into a list that is missing',
    insertEntry(VISIT, '/validations', 0, { name: 'v' }, 'v'),
    (d) => d.get(VISIT)?.validations,
    [{ name: 'v' }],
  ],
  ['removes an entry', removeEntry(VISIT, '/fields', 0, 'a'), names, ['b']],
  ['moves an entry', moveEntry(VISIT, '/fields', 0, 1, 'a'), names, ['b', 'a']],
  ['adds a document', addDocument({ kind: 'app', name: 'x' }, 'x'), (d) => d.get('app'), { kind: 'app', name: 'x' }],
  [
    'adds documents in one step, and leaves what is there',
    addDocuments(
      [
        { kind: 'object', name: 'call' },
        { ...role, label: { en: 'Other' } },
      ],
      'calls',
    ),
    (d) => [[...d.keys()], d.get('role:rep')],
    [[VISIT, 'role:rep', 'object:call'], role],
  ],
  ['removes a document', removeDocument(VISIT, 'visit'), (d) => [...d.keys()], ['role:rep']],
  [
    'replaces a document under another name',
    replaceDocument(VISIT, { ...visit, name: 'call' }, 'call'),
    (d) => [...d.keys()],
    ['role:rep', 'object:call'],
  ],
  [
    'does several things in one step',
    together({ key: 'several', what: '' }, [setValue(VISIT, '/icon', 'star'), removeEntry(VISIT, '/fields', 0, 'a')]),
    (d) => [d.get(VISIT)?.icon, names(d)],
    ['star', ['b']],
  ],
])('a command %s', (_name, command, look, expected) => {
  const after = execute(beginHistory(start), command)
  test('execute', () => {
    expect(look(after.documents)).toEqual(expected)
    expect(after.done).toHaveLength(1)
  })
  test('undo', () => expect(plain(undo(after).documents)).toEqual(plain(start)))
  test('redo', () => expect(plain(redo(undo(after)).documents)).toEqual(plain(after.documents)))
})

describe('a command that cannot be done changes nothing and leaves no step', () => {
  test.each<[string, Command]>([
    ['sets what is there', setValue(VISIT, '/label/en', 'Visit')],
    ['takes the name away', setValue(VISIT, '/name', undefined)],
    ['a document that is not there', setValue('object:nothing', '/label', 'x')],
    ['adds a name that is taken', addDocument(visit, 'visit')],
    ['replaces by a name that is taken', replaceDocument(VISIT, role, 'rep')],
    ['replaces by what is no document', replaceDocument(VISIT, { kind: 'spell', name: 'x' }, 'x')],
  ])('%s', (_name, command) => {
    const history = beginHistory(start)
    expect(execute(history, command)).toBe(history)
  })
})

test('letters typed in one place are one step, until something else is done', () => {
  const typed = ['C', 'Ca', 'Cal'].reduce(
    (history, text) => execute(history, setValue(VISIT, '/label/en', text)),
    beginHistory(start),
  )
  expect(typed.done).toHaveLength(1)
  expect(valueAt(undo(typed).documents.get(VISIT), '/label/en')).toBe('Visit')
  expect(execute(typed, setValue(VISIT, '/label/en', 'Call'), false).done).toHaveLength(2)
  expect(execute(typed, setValue(VISIT, '/icon', 'star')).done).toHaveLength(2)
})

test('what somebody else changed meanwhile stays when I take my step back', () => {
  const mine = execute(beginHistory(start), setValue(VISIT, '/label/en', 'Call'))
  const theirs = { ...(mine.documents.get(VISIT) as DocumentValue), fields: [field('new'), field('a'), field('b')] }
  const both = receive(mine, withDocument(mine.documents, VISIT, theirs))
  const back = undo(both)
  expect(valueAt(back.documents.get(VISIT), '/label/en')).toBe('Visit')
  expect(names(back.documents)).toEqual(['new', 'a', 'b'])
})

const pointers = ['/label/en', '/label/zh-CN', '/icon', '/fields/0/type', '/fields/1/label/en', '/nothing/here']
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(VISIT, 'role:rep', 'object:none'),
      fc.constantFrom(...pointers),
      fc.constantFrom('x', 'y', undefined),
    )
    .filter(([, pointer, value]) => value !== undefined || !/fields\/\d$/.test(pointer))
    .map(([identity, pointer, value]) => setValue(identity, pointer, value)),
  fc.nat(2).map((index) => insertEntry(VISIT, '/fields', index, field(`f${index}`), 'f')),
  fc.nat(3).map((index) => removeEntry(VISIT, '/validations', index, 'v')),
  fc.tuple(fc.nat(1), fc.nat(1)).map(([from, to]) => moveEntry(VISIT, '/fields', from, to, 'f')),
  fc.constantFrom('p', 'q').map((name) => addDocument({ kind: 'page', name }, name)),
  fc.constantFrom('page:p', 'role:rep').map((identity) => removeDocument(identity, identity)),
  fc.constantFrom('visit', 'call').map((name) => replaceDocument(VISIT, { ...visit, name }, name)),
)

/** Pointers into lists may lead nowhere by then; an editor never sends such, and the step is as if it had not been. */
function attempt(history: History, command: Command): History {
  try {
    return execute(history, command, false)
  } catch (error) {
    if (error instanceof RangeError) return history
    throw error
  }
}

test('whatever is done: all steps back is the beginning, all steps forward the end', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 25 }), fc.nat(25), (commands, back) => {
      const end = commands.reduce(attempt, beginHistory(start))
      const steps = end.done.length
      const begun = Array.from({ length: steps }).reduce<History>(undo, end)
      expect(plain(begun.documents)).toEqual(plain(start))
      expect(plain(Array.from({ length: steps }).reduce<History>(redo, begun).documents)).toEqual(plain(end.documents))
      const few = Math.min(back, steps)
      const there = Array.from({ length: few }).reduce<History>(undo, end)
      expect(plain(Array.from({ length: few }).reduce<History>(redo, there).documents)).toEqual(plain(end.documents))
    }),
    { numRuns: 500 },
  )
})
