export { occupationNames } from './jobs.store.ts'
export { readLedPapers } from './led-papers.ts'
export { asTyped, readWhen } from './papers.ts'
export { sayAnswers } from './say-answers.ts'
