export * from './catalogue.ts'
export { competencesById, currentCatalogue } from './catalogue.store.ts'
export { named } from './label.ts'
export { modulesIn } from './structure.ts'
