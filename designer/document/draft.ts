/**
 * An open draft: what its editors show and change, with undo and redo, kept on the server as it goes. Knows nothing of
 * the page. What others save in the same draft, or publish meanwhile, is merged; what both changed in different ways
 * waits as a conflict until somebody chooses, and until then nothing of that document is saved.
 */
import type { DraftBody, DraftChanges, DraftDocument, SavedDocument } from '@attain/contract'
import { merge, type Side } from '@attain/engine/metadata'
import type { Command } from './command.ts'
import { byIdentity, type Documents, type DocumentValue, reconcile, withDocument } from './documents.ts'
import type { DraftPort, DraftState } from './draft-state.ts'
import { beginHistory, execute, type History, receive, redo, undo } from './history.ts'
import { mergeTheirs } from './merge-theirs.ts'
import { differing, mineAfter, type Synced, syncedOf, withSaved } from './synced.ts'

/** The fields of the state that this file keeps together; the rest follows from the history. */
type Kept = Omit<DraftState, 'documents' | 'undo' | 'redo'>

export class Draft {
  readonly #port: DraftPort
  readonly #listeners = new Set<() => void>()
  #kept: Kept
  #history: History
  #synced: Synced
  #state: DraftState
  #busy: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #pauseMs: number

  constructor(opened: DraftBody, port: DraftPort, pauseMs = 700) {
    this.#port = port
    this.#pauseMs = pauseMs
    this.#synced = syncedOf(opened)
    this.#history = beginHistory(this.#synced.documents)
    const { owner, ownerName, baseRevision, liveRevision, version } = opened
    this.#kept = {
      ...{ owner, ownerName, baseRevision, liveRevision, version },
      base: byIdentity(opened.base as DocumentValue[]),
      unfinished: this.#synced.texts,
      conflicts: [],
      saving: { state: 'saved' },
    }
    this.#state = this.#compose()
  }

  get state(): DraftState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  run(command: Command, isJoined = true): void {
    this.#change(execute(this.#history, command, isJoined))
  }

  undo(): void {
    this.#change(undo(this.#history))
  }

  redo(): void {
    this.#change(redo(this.#history))
  }

  /** Keeps text that is no document; undefined when it has become one, or was given up. */
  setUnfinished(identity: string, text: string | undefined): void {
    const unfinished = new Map(this.#kept.unfinished)
    if (text === undefined) unfinished.delete(identity)
    else unfinished.set(identity, text)
    this.#update({ unfinished })
    this.#saveSoon()
  }

  /** Decides a conflict: at each place the side that is chosen. */
  resolve(identity: string, choose: (place: string) => Side): void {
    const conflict = this.#kept.conflicts.find((one) => one.identity === identity)
    if (conflict === undefined) return
    const { value } = merge(conflict.base, this.#history.documents.get(identity), conflict.theirs, choose)
    const documents = withDocument(this.#history.documents, identity, value as DocumentValue | undefined)
    this.#history = receive(this.#history, documents)
    this.#update({ conflicts: this.#kept.conflicts.filter((one) => one !== conflict) })
    this.#saveSoon()
  }

  /** Saves now, and waits for it. */
  async save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#busy = this.#busy.then(() => this.#saveAll())
    await this.#busy
  }

  /** Looks for what others have saved in this draft, or published. */
  async look(): Promise<void> {
    this.#busy = this.#busy.then(() => this.#look())
    await this.#busy
  }

  /** Moves the draft onto the live revision, merging what was published since. */
  async takeOverLive(): Promise<void> {
    await this.save()
    const { revision, documents } = await this.#port.readLive()
    const live = reconcile(this.#kept.base, byIdentity(documents as DocumentValue[]))
    this.#merge(this.#kept.base, live, () => null)
    this.#synced = { documents: live, texts: new Map() }
    this.#update({ base: live, baseRevision: revision, liveRevision: revision })
    // all that differs goes along, also what waits for somebody to choose: the server forgets what it had
    const waiting = this.#kept.conflicts.map(({ identity }) => identity)
    this.#busy = this.#busy.then(async () => {
      await this.#attempt(() => this.#send(this.#differing(new Set(waiting))))
    })
    await this.save()
  }

  /** Begins again from what the server has: after a publish, or when it was thrown away. */
  async reopen(): Promise<void> {
    const opened = await this.#port.read()
    this.#adopt(opened)
    this.#history = beginHistory(this.#synced.documents)
    this.#update({ unfinished: this.#synced.texts, conflicts: [] })
  }

  #change(next: History): void {
    if (next === this.#history) return
    this.#history = next
    this.#update({})
    this.#saveSoon()
  }

  #saveSoon(): void {
    if (!this.#isDirty()) return
    this.#update({ saving: { state: 'waiting' } })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), this.#pauseMs)
  }

  #isDirty(): boolean {
    return this.#unsaved().length > 0
  }

  /** What differs from the server, without documents that wait for somebody to choose. */
  #unsaved(): readonly DraftDocument[] {
    const waiting = new Set(this.#kept.conflicts.map(({ identity }) => identity))
    return this.#differing().filter(({ identity }) => !waiting.has(identity))
  }

  /** Everything that differs from the server, and these documents in any case. */
  #differing(also: ReadonlySet<string> = new Set()): readonly DraftDocument[] {
    const mine = { documents: this.#history.documents, texts: this.#kept.unfinished }
    return differing(this.#synced, mine, also)
  }

  async #saveAll(): Promise<void> {
    // each round either saves or merges what others saved, so it ends
    for (let round = 0; round < 5; round += 1) {
      const documents = this.#unsaved()
      if (documents.length === 0) {
        this.#update({ saving: { state: 'saved' } })
        return
      }
      if (!(await this.#attempt(() => this.#send(documents)))) return
    }
  }

  /** Saves; when others were faster, merges what they did. False when the server cannot be asked. */
  async #attempt(send: () => Promise<boolean>): Promise<boolean> {
    this.#update({ saving: { state: 'saving' } })
    try {
      if (!(await send())) await this.#lookAtAll()
      return true
    } catch (error) {
      this.#update({ saving: { state: 'failed', error } })
      return false
    }
  }

  /** True when the server took them. */
  async #send(documents: readonly DraftDocument[]): Promise<boolean> {
    const { version, baseRevision } = this.#kept
    const answer = await this.#port.save({ seen: version, baseRevision, documents: [...documents] })
    if (answer === 'moved') return false
    this.#synced = withSaved(this.#synced, documents)
    this.#take(answer)
    return true
  }

  async #look(): Promise<void> {
    try {
      const changes = await this.#port.changes(this.#kept.version)
      if (changes.baseRevision !== this.#kept.baseRevision || changes.version < this.#kept.version)
        await this.#lookAtAll()
      else this.#take(changes)
    } catch {
      // the next look, or the next save, tells
    }
  }

  /** Reads the whole draft: it may have been moved onto another revision, published, or thrown away. */
  async #lookAtAll(): Promise<void> {
    const opened = await this.#port.read()
    const { documents } = this.#synced
    this.#merge(documents, reconcile(documents, syncedOf(opened).documents), authorsOf(opened.documents))
    this.#adopt(opened)
  }

  #adopt(opened: DraftBody): void {
    const { documents: there, texts } = syncedOf(opened)
    const documents = reconcile(this.#history.documents, reconcile(this.#synced.documents, there))
    this.#synced = { documents, texts }
    const { baseRevision, liveRevision, version } = opened
    const base = reconcile(documents, byIdentity(opened.base as DocumentValue[]))
    this.#update({ baseRevision, liveRevision, version, base })
  }

  /** Takes over what others have saved in single documents. */
  #take({ version, liveRevision, documents }: DraftChanges): void {
    if (documents.length > 0) {
      const before = this.#synced
      this.#synced = withSaved(before, documents)
      this.#merge(before.documents, this.#synced.documents, authorsOf(documents))
      this.#update({ unfinished: mineAfter(this.#kept.unfinished, before.texts, documents) })
    }
    this.#update({ version, liveRevision })
  }

  #merge(base: Documents, theirs: Documents, by: (identity: string) => string | null): void {
    const { documents, conflicts } = mergeTheirs({ base, mine: this.#history.documents, theirs, by })
    // what is merged anew takes the place of what waited
    const waiting = this.#kept.conflicts.filter(({ identity }) => base.get(identity) === theirs.get(identity))
    this.#history = receive(this.#history, documents)
    this.#update({ conflicts: [...waiting, ...conflicts] })
  }

  #update(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes }
    this.#state = this.#compose()
    for (const listener of this.#listeners) listener()
  }

  #compose(): DraftState {
    const { documents, done, undone } = this.#history
    return { ...this.#kept, documents, undo: done[0], redo: undone[0] }
  }
}

/** Who saved each of these documents last. */
function authorsOf(documents: readonly SavedDocument[]): (identity: string) => string | null {
  const names = new Map(documents.map(({ identity, changedByName }) => [identity, changedByName]))
  return (identity) => names.get(identity) ?? null
}
