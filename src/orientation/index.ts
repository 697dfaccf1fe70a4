export { readLedPapers } from './led-papers.ts'
export { sayAnswers } from './say-answers.ts'
