import type { Child } from 'hono/jsx'
import type { SpokenTerm } from '../platform/terms.ts'
import type { Translate } from '../platform/words.ts'
import { urls } from '../urls.ts'

/** A word that opens its meaning in place: by keyboard, touch or mouse, without script. */
const TermHere = ({ term, said, t }: { term: SpokenTerm; said: string; t: Translate }) => (
  <>
    <button type="button" class="term" popovertarget={`woord-${term.id}`}>
      {said}
    </button>
    <span popover="auto" id={`woord-${term.id}`} class="term-box">
      <strong>{term.name[t.language]}</strong>
      {': '}
      {term.means[t.language]} {term.ours && t('house.term.ours', term.ours)}{' '}
      <a href={`${urls.words}#${term.id}`}>{t('house.term.more')}</a>
    </span>
  </>
)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Gives a function that turns a text of one page into the same text with its terms explained: each term once a page,
 * at its first place. Words that everybody knows are left alone.
 */
export const explainer = (terms: SpokenTerm[], t: Translate): ((text: string) => Child) => {
  const byName = new Map(
    terms
      .filter(({ everyday }) => !everyday)
      .flatMap(term => [term.name[t.language], ...term.abbr].map(name => [name.toLowerCase(), term] as const)),
  )
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${names.join('|')})(?![\\p{L}\\p{N}-])`, 'giu')
  const seen = new Set<SpokenTerm>()
  return text =>
    text.split(pattern).map((part, at) => {
      const term = at % 2 === 1 ? byName.get(part.toLowerCase()) : undefined
      if (!term || seen.has(term)) return part
      seen.add(term)
      return <TermHere term={term} said={part} t={t} />
    })
}
