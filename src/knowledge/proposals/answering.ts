import { find, indexOf } from '../search.ts'
import { answersWishes, type Wanted } from '../wanted.ts'
import type { FoundProposal } from './proposal.store.ts'

/** The published practices that answer all wishes; those that answer what was typed best come first. */
export const answering = (published: FoundProposal[], wanted: Wanted): FoundProposal[] => {
  const fitting = published.filter(({ content }) => answersWishes(wanted, content))
  if (wanted.text === '') return fitting
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
  )
  return find(index, wanted.text).ids.flatMap(id => fitting.filter(proposal => proposal.id === id))
}
