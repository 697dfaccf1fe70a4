export * from './catalogue.ts'
export { competencesById, currentCatalogue } from './catalogue.store.ts'
