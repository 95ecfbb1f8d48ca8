import { describe, expect, test } from 'vitest'
import { AccountMemory } from './account-memory.ts'

function hearing(forMs = 60_000, most = 100): AccountMemory<string> {
  const memory = new AccountMemory<string>({ most, forMs })
  memory.setDeaf(false)
  return memory
}

const answer = (text: string, accountId = 'a') => ({ accountId, answer: text })

describe('AccountMemory', () => {
  test('remembers what it learnt, but not that there was nothing', async () => {
    const memory = hearing()
    expect(await memory.learn('key', async () => answer('yes'))).toBe('yes')
    expect(memory.recall('key')).toBe('yes')
    expect(await memory.learn('nothing', async () => null)).toBeNull()
    expect(memory.recall('nothing')).toBeUndefined()
  })

  test('forgets one account, and leaves the others', async () => {
    const memory = hearing()
    await memory.learn('1', async () => answer('first', 'a'))
    await memory.learn('2', async () => answer('second', 'b'))
    await memory.learn('3', async () => answer('third', 'a'))
    memory.forgetAccount('a')
    expect([memory.recall('1'), memory.recall('2'), memory.recall('3')]).toEqual([undefined, 'second', undefined])
    memory.forgetAll()
    expect(memory.recall('2')).toBeUndefined()
  })

  test('forgets what it learnt anew about an account', async () => {
    const memory = hearing(20)
    await memory.learn('key', async () => answer('old', 'a'))
    await new Promise((resolve) => setTimeout(resolve, 30))
    await memory.learn('key', async () => answer('new', 'a'))
    expect(memory.recall('key')).toBe('new')
    memory.forgetAccount('a')
    expect(memory.recall('key')).toBeUndefined()
  })

  test('does not remember an answer that a change has overtaken', async () => {
    const memory = hearing()
    const question = Promise.withResolvers<void>()
    const learning = memory.learn('key', async () => {
      await question.promise
      return answer('old')
    })
    memory.forgetAccount('a')
    const again = memory.learn('key', async () => answer('new'))
    question.resolve()
    expect([await learning, await again]).toEqual(['old', 'new'])
    expect(memory.recall('key')).toBe('new')
  })

  test('asks once for many who ask at the same time', async () => {
    const memory = hearing()
    let asked = 0
    const ask = async () => {
      asked += 1
      return answer('yes')
    }
    expect(await Promise.all([memory.learn('key', ask), memory.learn('key', ask)])).toEqual(['yes', 'yes'])
    expect(asked).toBe(1)
  })

  test('asks again after a failure', async () => {
    const memory = hearing()
    await expect(memory.learn('key', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await memory.learn('key', async () => answer('up'))).toBe('up')
  })

  test('remembers nothing while it is deaf', async () => {
    const memory = hearing()
    await memory.learn('key', async () => answer('yes'))
    memory.setDeaf(true)
    expect(memory.recall('key')).toBeUndefined()
    await memory.learn('key', async () => answer('yes'))
    expect(memory.recall('key')).toBeUndefined()
    memory.setDeaf(false)
    expect(memory.recall('key')).toBeUndefined()
  })

  test('believes an answer no longer than it holds', async () => {
    const memory = hearing()
    await memory.learn('key', async () => ({ ...answer('yes'), endsAtMs: Date.now() + 20 }))
    expect(memory.recall('key')).toBe('yes')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(memory.recall('key')).toBeUndefined()
  })

  test('keeps no more than it may', async () => {
    const memory = hearing(60_000, 10)
    for (let i = 0; i < 100; i++) await memory.learn(`${i}`, async () => answer('yes', `account ${i}`))
    expect([memory.size, memory.accounts]).toEqual([10, 10])
    expect([memory.recall('89'), memory.recall('99')]).toEqual([undefined, 'yes'])
  })
})
