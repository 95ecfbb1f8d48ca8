/** The id of a record. */
export type Id = string
/** An exact decimal as text, e.g. "1054.00". */
export type Decimal = string
/** A calendar day, e.g. "2026-11-22". */
export type Day = string
/** A moment in UTC, e.g. "2026-11-22T08:00:00.000Z". */
export type Moment = string
/** JSON Logic, e.g. `{ '==': [{ var: 'stage' }, 'won'] }`. */
export type Filter = { readonly [operator: string]: unknown }

export interface StoredFile {
  readonly id: Id
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
}

export interface Address {
  readonly street?: string
  readonly city?: string
  readonly region?: string
  readonly postalCode?: string
  readonly country?: string
}

/** What every record has. */
export interface BuiltInValues {
  readonly id: Id
  readonly owner: Id | null
  readonly created_at: Moment
  readonly created_by: Id | null
  readonly updated_at: Moment
  readonly updated_by: Id | null
  readonly version: number
}

export interface ApiRecord<Values> {
  readonly id: Id
  /** Goes up by one with each change. */
  readonly version: number
  readonly values: Values
  /** The names of the records that reference fields point to, by field. */
  readonly labels: { readonly [path: string]: string }
  readonly can?: { readonly edit: boolean; readonly delete: boolean }
}

/** A field of the object, or one of a related record such as `account.sector`. */
export type FieldPath<Values> = (keyof Values & string) | `${string}.${string}`

/** The values that a choice of fields gives. */
export type Selected<Values, Path extends string> = Pick<Values, Extract<Path, keyof Values>> & {
  readonly [Related in Exclude<Path, keyof Values>]: unknown
}

export interface ListOptions<Path extends string> {
  readonly fields?: readonly Path[]
  readonly filter?: Filter
  /** `-` in front sorts descending. */
  readonly sort?: readonly string[]
  /** At most 200; default 50. */
  readonly limit?: number
  readonly after?: string
  /** Words that the record must contain. */
  readonly search?: string
}

export interface Page<Values> {
  readonly items: readonly ApiRecord<Values>[]
  /** Pass as `after` for the next page; null on the last one. */
  readonly next: string | null
}

export interface ClientOptions {
  /** Address of the server, e.g. `http://localhost:3000`. */
  readonly url: string
  /** API key. */
  readonly key: string
  /** Default: the first workspace of the key. */
  readonly workspace?: string
  /** Language of messages. */
  readonly language?: 'en' | 'zh-CN'
  readonly fetch?: typeof fetch
}

/** The server said no; `code` says why, `details` which fields, where fields are to blame. */
export class AttainError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown
  readonly requestId: string

  constructor(
    status: number,
    body: { readonly code: string; readonly message: string; readonly details?: unknown; readonly requestId?: string },
  ) {
    super(body.message)
    this.name = 'AttainError'
    this.status = status
    this.code = body.code
    this.details = body.details
    this.requestId = body.requestId ?? ''
  }
}

/** The records of one object. */
export class ObjectClient<Values, Input> {
  readonly #object: string
  readonly #options: ClientOptions

  constructor(object: string, options: ClientOptions) {
    this.#object = object
    this.#options = options
  }

  /** One page of records. */
  list<Path extends FieldPath<Values> = keyof Values & string>(
    options: ListOptions<Path> = {},
  ): Promise<Page<Selected<Values, Path>>> {
    return this.#request('POST', '/query', { body: options })
  }

  /** All records that match, page by page. */
  async *all<Path extends FieldPath<Values> = keyof Values & string>(
    options: Omit<ListOptions<Path>, 'after'> = {},
  ): AsyncGenerator<ApiRecord<Selected<Values, Path>>> {
    let after: string | null | undefined
    while (after !== null) {
      const page: Page<Selected<Values, Path>> = await this.list<Path>({
        limit: 200,
        ...options,
        ...(after === undefined ? {} : { after }),
      })
      yield* page.items
      after = page.next
    }
  }

  /** How many records match, counted no further than 10,000. */
  count(
    options: { readonly filter?: Filter; readonly search?: string } = {},
  ): Promise<{ count: number; capped: boolean }> {
    return this.#request('POST', '/count', { body: options })
  }

  get(id: Id): Promise<ApiRecord<Values>> {
    return this.#request('GET', `/${id}`, {})
  }

  create(values: Input): Promise<ApiRecord<Values>> {
    return this.#request('POST', '', { body: { values } })
  }

  /** Changes some values; refused when the record is no longer at `version`. */
  update(id: Id, values: Partial<Input>, version?: number): Promise<ApiRecord<Values>> {
    return this.#request('PATCH', `/${id}`, { body: { values }, ...(version === undefined ? {} : { version }) })
  }

  /** Moves a record to the recycle bin. */
  async delete(id: Id, version?: number): Promise<void> {
    await this.#request('DELETE', `/${id}`, version === undefined ? {} : { version })
  }

  async #request<Answer>(
    method: string,
    path: string,
    { body, version }: { readonly body?: unknown; readonly version?: number },
  ): Promise<Answer> {
    const { url, key, workspace, language, fetch: send = fetch } = this.#options
    const response = await send(`${url.replace(/\/$/, '')}/api/records/${this.#object}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(workspace === undefined ? {} : { 'attain-workspace': workspace }),
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (!response.ok) throw new AttainError(response.status, answer as ConstructorParameters<typeof AttainError>[1])
    return answer as Answer
  }
}
