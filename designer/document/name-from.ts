export { nameFrom } from '@attain/engine/metadata'
