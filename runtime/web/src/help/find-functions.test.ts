import { formulaReference } from '@attain/engine/formula/language'
import { expect, test } from 'vitest'
import { findFunctions } from './find-functions.ts'

const found = (words: string, language: 'en' | 'zh-CN' = 'en') =>
  findFunctions(formulaReference(language), words).map(({ name }) => name)

test('a name, in any case, before what only mentions it', () => expect(found('round')[0]).toBe('ROUND'))
test('a name that another function mentions', () => expect(found('IFS')).toContain('IF'))
test('words of what it does', () => expect(found('working days')).toContain('WORKDAYS'))
test('Chinese words', () => expect(found('条件', 'zh-CN')).toContain('IF'))
test('nothing', () => expect(found('zzz')).toEqual([]))
test('no words: all', () => expect(found(' ').length).toBe(formulaReference('en').length))
