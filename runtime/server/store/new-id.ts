/** Ids of records and files: UUIDv7, so that their order is the order of creation. */
export { randomUUIDv7 as newId } from 'node:crypto'
