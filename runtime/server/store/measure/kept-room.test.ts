import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SharedRoom } from './kept-room.ts'

const most = { all: 20, room: 12 }
const rooms = 3
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const use = fc.record({
  room: fc.nat(rooms - 1),
  key,
  /** Of what is put there; without it, it is asked for. */
  size: fc.option(fc.integer({ min: 1, max: 6 })),
})

interface Thing {
  readonly room: number
  readonly key: string
  readonly size: number
}

const sizeOf = (things: readonly Thing[]) => things.reduce((sum, { size }) => sum + size, 0)

test('what was used last is there, as far as there is room for the workspace and for all', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
      const shared = new SharedRoom(most.all)
      const own = Array.from({ length: rooms }, () => shared.room<number>(most.room, (size) => size))
      // the last used comes last
      let things: Thing[] = []
      for (const { room, key, size } of uses) {
        const found = things.find((one) => one.room === room && one.key === key)
        const others = things.filter((one) => one !== found)
        if (size === null) {
          expect(own[room]?.get(key)).toBe(found?.size)
          if (found) things = [...others, found]
          continue
        }
        own[room]?.set(key, size)
        things = [...others, { room, key, size }]
        while (sizeOf(things.filter((one) => one.room === room)) > most.room)
          things.splice(
            things.findIndex((one) => one.room === room),
            1,
          )
        while (sizeOf(things) > most.all) things.shift()
      }
      const kept = own.flatMap((one, room) => Array.from(one.entries(), ([key, size]) => ({ room, key, size })))
      expect(new Set(kept)).toEqual(new Set(things))
    }),
  )
})
