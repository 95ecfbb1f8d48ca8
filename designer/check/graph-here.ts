/** The graph of a bundle made in the page: it brings the formula language along, so this comes when it is needed. */
export { graphOf } from '@attain/engine/metadata'
