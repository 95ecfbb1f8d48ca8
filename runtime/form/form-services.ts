/** What the form needs from the page around it: who can be chosen, and where files go. */
export interface Choice {
  readonly id: string
  readonly name: string
  /** A second line that tells namesakes apart. */
  readonly hint?: string
}

/** An uploaded file as an attachment field keeps it. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export interface FormServices {
  /** Records of an object by words; with no words the most recent ones. `where` limits what may be chosen. */
  findRecords(object: string, words: string, where: unknown, signal: AbortSignal): Promise<readonly Choice[]>
  /** False where this person may see no record of the object at all. */
  mayFind?(object: string): boolean
  /** What a record of the object is called, where this person may create one from here. */
  creatable?(object: string): string | undefined
  /** Lets the person create a record of the object, with what was typed for a name; null when they think better of it. */
  createRecord?(object: string, words: string): Promise<Choice | null>
  /** Stores a file; `onProgress` gets 0–1. */
  uploadFile(file: File, onProgress: (share: number) => void): Promise<StoredFile>
}
