import { accept, type Outcome, refuse } from '../../platform/outcome.ts'

/** Words that a step cannot do without, at most 4,000 signs of them. */
export const ownWords = (typed: string): Outcome<{ words: string }, 'recognition.request.no-words'> => {
  const words = typed.trim().slice(0, 4000)
  return words === '' ? refuse('recognition.request.no-words') : accept({ words })
}
