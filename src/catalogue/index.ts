export { competencesById, currentCatalogue } from './catalogue.store.ts'
export * from './catalogue.ts'
export { kmBetween } from './distance.ts'
export { Name, OriginTag, SourceLine, Wide } from './facts.tsx'
export { importFile } from './import/import-file.ts'
export { type LedAnswer, readLed } from './import/led.ts'
export { loadContent } from './import/load-content.ts'
export { circleIn } from './import/pack-rules.ts'
export { raiseVersion } from './import/runs.store.ts'
export { named } from './label.ts'
export { type Listed, listedAs, listedOn } from './listed.ts'
export { length, lessonsOf, moduleSize, priceOf } from './say.ts'
export { ruleOf } from './structure.pages.tsx'
export {
  censusOf,
  isFulfilled,
  modulesEver,
  modulesIn,
  programmeOn,
  type Range,
  totalOf,
} from './structure.ts'
export { type Meant, meantBy } from './typed-words.ts'
export { decksOf, excluding, mostExcluding, waysThrough } from './ways.ts'
