/**
 * An open draft: what its editors show and change, with undo and redo, kept on the server as it goes. Knows nothing of
 * the page. What others save in the same draft, or publish meanwhile, is merged; what both changed in different ways
 * waits as a conflict until somebody chooses, and until then nothing of that document is saved.
 */
import type { DraftBody, DraftChanges, DraftDocument, SaveDraftBody, SavedDocument } from '@attain/contract'
import { type Conflict, isSame, merge, type Side } from '@attain/engine/metadata'
import type { Command } from './command.ts'
import { byIdentity, changedBetween, type Documents, type DocumentValue, reconcile, withDocument } from './documents.ts'
import { beginHistory, execute, type History, receive, redo, type Step, undo } from './history.ts'

/** The server's side of a draft. `save` answers `moved` when somebody else saved in the same documents. */
export interface DraftPort {
  read(): Promise<DraftBody>
  /** The documents of the live revision. */
  readLive(): Promise<{ readonly revision: number; readonly documents: readonly object[] }>
  save(body: SaveDraftBody): Promise<DraftChanges | 'moved'>
  changes(since: number): Promise<DraftChanges>
}

/** What both sides changed in one document. */
export interface DocumentConflict {
  readonly identity: string
  readonly places: readonly Conflict[]
  readonly base: DocumentValue | undefined
  readonly theirs: DocumentValue | undefined
  /** Who changed it; null for what was published. */
  readonly by: string | null
}

export type Saving =
  | { readonly state: 'saved' | 'waiting' | 'saving' }
  | { readonly state: 'failed'; readonly error: unknown }

/** Everything that is shown of a draft; a new object after every change. */
export interface DraftState {
  readonly owner: string
  readonly ownerName: string | null
  readonly baseRevision: number
  readonly liveRevision: number
  /** The version of the server that everything saved is at. */
  readonly version: number
  /** The documents of the revision that the draft changes. */
  readonly base: Documents
  readonly documents: Documents
  /** Text of documents that is no document at the moment, by identity. */
  readonly unfinished: ReadonlyMap<string, string>
  readonly conflicts: readonly DocumentConflict[]
  readonly saving: Saving
  readonly undo: Step | undefined
  readonly redo: Step | undefined
}

/** The fields of the state that this file keeps together; the rest follows from the history. */
type Kept = Omit<DraftState, 'documents' | 'undo' | 'redo'>

export class Draft {
  readonly #port: DraftPort
  readonly #listeners = new Set<() => void>()
  #kept: Kept
  #history: History
  /** The documents and texts as the server has them. */
  #synced: Documents
  #syncedTexts: ReadonlyMap<string, string>
  #state: DraftState
  #busy: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #pauseMs: number

  constructor(opened: DraftBody, port: DraftPort, pauseMs = 700) {
    this.#port = port
    this.#pauseMs = pauseMs
    const { documents, texts } = contentOf(opened)
    this.#synced = documents
    this.#syncedTexts = texts
    this.#history = beginHistory(documents)
    const { owner, ownerName, baseRevision, liveRevision, version } = opened
    this.#kept = {
      ...{ owner, ownerName, baseRevision, liveRevision, version },
      base: byIdentity(opened.base as DocumentValue[]),
      unfinished: texts,
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
    this.#synced = live
    this.#syncedTexts = new Map()
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
    this.#history = beginHistory(this.#synced)
    this.#update({ unfinished: this.#syncedTexts, conflicts: [] })
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
    const { unfinished } = this.#kept
    const changed = new Set([...changedBetween(this.#synced, this.#history.documents), ...also])
    for (const identity of new Set([...unfinished.keys(), ...this.#syncedTexts.keys()]))
      if (unfinished.get(identity) !== this.#syncedTexts.get(identity)) changed.add(identity)
    return [...changed].map((identity) => ({
      identity,
      content: (this.#history.documents.get(identity) ?? null) as DraftDocument['content'],
      unfinished: unfinished.get(identity) ?? null,
    }))
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
    const texts = new Map(this.#syncedTexts)
    for (const { identity, content, unfinished } of documents) {
      this.#synced = withDocument(this.#synced, identity, (content ?? undefined) as DocumentValue | undefined)
      if (unfinished === null) texts.delete(identity)
      else texts.set(identity, unfinished)
    }
    this.#syncedTexts = texts
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
    const documents = reconcile(this.#synced, contentOf(opened).documents)
    const by = new Map(opened.documents.map((one) => [one.identity, one.changedByName]))
    this.#merge(this.#synced, documents, (identity) => by.get(identity) ?? null)
    this.#adopt(opened)
  }

  #adopt(opened: DraftBody): void {
    const { documents, texts } = contentOf(opened)
    this.#synced = reconcile(this.#history.documents, reconcile(this.#synced, documents))
    this.#syncedTexts = texts
    const { baseRevision, liveRevision, version } = opened
    const base = reconcile(this.#synced, byIdentity(opened.base as DocumentValue[]))
    this.#update({ baseRevision, liveRevision, version, base })
  }

  /** Takes over what others have saved in single documents. */
  #take({ version, liveRevision, documents }: DraftChanges): void {
    if (documents.length > 0) {
      const theirs = documents.reduce(
        (all, { identity, content }) =>
          withDocument(all, identity, (content ?? undefined) as DocumentValue | undefined),
        this.#synced,
      )
      const by = new Map(documents.map((one: SavedDocument) => [one.identity, one.changedByName]))
      this.#merge(this.#synced, theirs, (identity) => by.get(identity) ?? null)
      this.#synced = theirs
      const [own, synced] = [new Map(this.#kept.unfinished), new Map(this.#syncedTexts)]
      for (const { identity, unfinished } of documents) {
        // text that I am typing myself stays mine
        const isMine = own.get(identity) !== synced.get(identity)
        for (const texts of isMine ? [synced] : [synced, own]) {
          if (unfinished === null) texts.delete(identity)
          else texts.set(identity, unfinished)
        }
      }
      this.#syncedTexts = synced
      this.#update({ unfinished: own })
    }
    this.#update({ version, liveRevision })
  }

  #merge(base: Documents, theirs: Documents, by: (identity: string) => string | null): void {
    let documents = this.#history.documents
    const conflicts = this.#kept.conflicts.filter(({ identity }) => base.get(identity) === theirs.get(identity))
    for (const identity of changedBetween(base, theirs)) {
      const [was, mine, their] = [base.get(identity), documents.get(identity), theirs.get(identity)]
      const merged = merge(was, mine, their)
      const value = isSame(merged.value, their) ? their : (merged.value as DocumentValue | undefined)
      documents = withDocument(documents, identity, value)
      if (merged.conflicts.length > 0)
        conflicts.push({ identity, places: merged.conflicts, base: was, theirs: their, by: by(identity) })
    }
    this.#history = receive(this.#history, documents)
    this.#update({ conflicts })
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

/** The documents that a draft amounts to, and the texts that are none yet. */
function contentOf(opened: DraftBody): { readonly documents: Documents; readonly texts: ReadonlyMap<string, string> } {
  const base = byIdentity(opened.base as DocumentValue[])
  const documents = new Map(base)
  const texts = new Map<string, string>()
  for (const { identity, content, unfinished } of opened.documents) {
    if (content === null) documents.delete(identity)
    else documents.set(identity, content as DocumentValue)
    if (unfinished !== null) texts.set(identity, unfinished)
  }
  // what was changed back is no change
  return { documents: reconcile(base, documents), texts }
}
