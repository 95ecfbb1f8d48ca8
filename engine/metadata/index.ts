/** Metadata: from files or documents to a model. read → validate → link → check → compile. */
export * from './model.ts'
