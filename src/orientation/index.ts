export { readLedPapers } from './led-papers.ts'
