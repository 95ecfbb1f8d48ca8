/** What the robots of all chats have in common. */

export interface RobotTarget {
  /** As the chat gave it; it says which group is meant, and is as good as a password. */
  readonly url: string
  /** For those that want messages signed. */
  readonly secret: string | null
}

/** In one language, with a whole address. */
export interface RobotText {
  readonly title: string
  readonly text: string | null
  readonly link: string | null
  /** What the link says: "Open". */
  readonly open: string
}

export interface RobotRequest {
  readonly url: string
  readonly body: unknown
}

export interface Robot {
  /** Where and how this is posted, at this moment. */
  request(target: RobotTarget, message: RobotText, at: Date): RobotRequest
  /** Why it was not posted, by the answer, whose status is 200 anyway; null when it was. */
  problem(answer: unknown): string | null
}

/** A field of an answer that may be anything. */
export function fieldOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined
}

/** The first `most` bytes in UTF-8, without half a character at the end. */
export function cutBytes(text: string, most: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return text
  return `${bytes
    .subarray(0, most - 3)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')}…`
}

const brackets: Readonly<Record<string, string>> = { '[': '［', ']': '］', '<': '＜', '>': '＞' }

/** Words of records make no links and no mentions; chats know no way to write these signs as they are. */
export function plain(text: string): string {
  return text.replace(/[[\]<>]/g, (sign) => brackets[sign] ?? sign)
}
