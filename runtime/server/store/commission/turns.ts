/** Each person has one thing worked out at a time, and a few that wait for it: so nobody takes up all that there is for everybody. */
import { AttainError } from '../../errors.ts'

export interface Waiting {
  /** How many of a person's questions wait. */
  readonly most: number
  /** Which one is refused when there are more: the oldest, for nobody looks at it any more, or the one that is asked. */
  readonly refuses: 'oldest' | 'newest'
}

export interface Turns {
  /** `person` tells people of all workspaces apart. */
  take<T>(person: string, work: () => Promise<T>): Promise<T>
}

interface Turn {
  readonly begin: () => void
  readonly refuse: () => void
}

export function createTurns({ most, refuses }: Waiting): Turns {
  // whoever is here has something going on
  const people = new Map<string, Turn[]>()
  const begun = (person: string): Promise<void> | undefined => {
    const waiting = people.get(person)
    if (waiting === undefined) {
      people.set(person, [])
      return undefined
    }
    if (waiting.length >= most) {
      if (refuses === 'newest') throw askedTooMuch()
      waiting.shift()?.refuse()
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    waiting.push({ begin: resolve, refuse: () => reject(askedAgain()) })
    return promise
  }
  const end = (person: string): void => {
    const next = people.get(person)?.shift()
    if (next === undefined) people.delete(person)
    else next.begin()
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
      en: 'You have asked for more in the meantime, and only the newest questions are answered.',
      'zh-CN': '您随后又提出了新的测算，系统只计算最新的几次。',
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
