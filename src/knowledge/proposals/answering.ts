import { find, indexOf } from '../search.ts'
import { answersWishes, type Wanted } from '../wanted.ts'
import type { FoundProposal } from './proposal.store.ts'

/** So many fit beside the report's without making the page heavy; a wish more finds the rest. */
const most = 12

/**
 * The published practices that answer all wishes, newest first, or best first when something was typed. `alike`: words
 * that stand for each other.
 */
export const answering = (published: FoundProposal[], wanted: Wanted, alike: string[][]): FoundProposal[] => {
  const fitting = published.filter(({ content }) => answersWishes(wanted, content))
  if (wanted.text === '') return fitting.slice(0, most)
  const index = indexOf(
    fitting.map(({ id, content: { title, challenge, direction, steps, conditions, forWhom } }) => ({
      id,
      main: true,
      fields: [
        { text: title, weight: 5 },
        { text: `${challenge} ${direction}`, weight: 2 },
        { text: [...steps, ...conditions, forWhom].join(' '), weight: 1 },
      ],
    })),
    alike,
  )
  return find(index, wanted.text)
    .ids.slice(0, most)
    .flatMap(id => fitting.filter(proposal => proposal.id === id))
}
