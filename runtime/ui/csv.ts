export { csvCell, csvLine } from '@attain/engine/sheet/csv'
