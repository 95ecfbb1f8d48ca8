/** Each person has one thing worked out at a time, and one that waits for it: so nobody takes up all that there is for everybody. */
import { AttainError } from '../../errors.ts'

/** Which of a person's questions waits: the newest, for nobody looks at the others any more, or the one that came first. */
export type Waits = 'newest' | 'first'

export interface Turns {
  /** `person` tells people of all workspaces apart. */
  take<T>(person: string, work: () => Promise<T>): Promise<T>
}

interface Turn {
  readonly begin: () => void
  readonly refuse: () => void
}

export function createTurns(waits: Waits): Turns {
  // whoever is here has something going on
  const people = new Map<string, Turn | undefined>()
  const begun = (person: string): Promise<void> | undefined => {
    if (!people.has(person)) {
      people.set(person, undefined)
      return undefined
    }
    const waiting = people.get(person)
    if (waiting !== undefined && waits === 'first') throw askedTooMuch()
    waiting?.refuse()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    people.set(person, { begin: resolve, refuse: () => reject(askedAgain()) })
    return promise
  }
  const end = (person: string): void => {
    const next = people.get(person)
    if (next === undefined) {
      people.delete(person)
      return
    }
    people.set(person, undefined)
    next.begin()
  }
  return {
    async take(person, work) {
      await begun(person)
      try {
        return await work()
      } finally {
        end(person)
      }
    },
  }
}

function askedAgain(): AttainError {
  return new AttainError('commission_refused', {
    problem: {
      en: 'You have asked for something else in the meantime, and only the newest is worked out.',
      'zh-CN': '您随后又提出了新的测算，系统只计算最新的一次。',
    },
  })
}

function askedTooMuch(): AttainError {
  return new AttainError('commission_refused', {
    problem: {
      en: 'One simulation of yours is being calculated, and another one waits for it. Ask again when they are done.',
      'zh-CN': '您有一项测算正在进行，另一项正在等待。请待其完成后再试。',
    },
  })
}
