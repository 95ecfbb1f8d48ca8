import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { SingleBar } from 'cli-progress'
import { CliError } from './errors.ts'
import type { Language } from './language.ts'
import { createSay, type MessageKey, type Say } from './messages.ts'

export interface Streams {
  readonly input: Readable & { isTTY?: boolean }
  readonly output: Writable & { isTTY?: boolean }
  readonly errors: Writable & { isTTY?: boolean }
}

/** Where a command speaks: results on standard output, everything about them on standard error. */
export class Terminal {
  readonly language: Language
  readonly say: Say
  readonly #streams: Streams

  constructor(language: Language, streams: Streams) {
    this.language = language
    this.say = createSay(language)
    this.#streams = streams
  }

  /** A line of the result. */
  print(line: string): void {
    this.#streams.output.write(`${line}\n`)
  }

  /** A line about what happens. */
  note(line: string): void {
    this.#streams.errors.write(`${line}\n`)
  }

  get output(): Writable {
    return this.#streams.output
  }

  /** Writes as fast as the reader of the output takes it. */
  async write(text: string): Promise<void> {
    if (this.#streams.output.write(text)) return
    await new Promise<void>((resolve) => this.#streams.output.once('drain', resolve))
  }

  /** Asks yes or no, no by default. Throws where nobody can answer. */
  async confirm(question: string): Promise<boolean> {
    const { input, errors } = this.#streams
    if (input.isTTY !== true) throw new CliError('answer.needed')
    const reader = createInterface({ input, output: errors })
    try {
      const answer = await reader.question(`${question} [${this.say('answer.yes')}] `)
      return /^\s*(y|yes|是|好)\s*$/i.test(answer)
    } finally {
      reader.close()
    }
  }

  /** A progress bar, where somebody watches. */
  progress(label: string, unit: MessageKey): { update(done: number, total: number): void; stop(): void } {
    if (this.#streams.errors.isTTY !== true) return { update: () => undefined, stop: () => undefined }
    const bar = new SingleBar({
      format: `${label} {bar} {percentage}%  {value}/{total} ${this.say(unit)}  {eta_formatted}`,
      stream: this.#streams.errors as NodeJS.WritableStream,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      hideCursor: true,
      clearOnComplete: true,
    })
    let isRunning = false
    return {
      update(done, total) {
        if (isRunning) bar.setTotal(total)
        else bar.start(total, 0)
        isRunning = true
        bar.update(done)
      },
      stop() {
        if (isRunning) bar.stop()
        isRunning = false
      },
    }
  }
}
