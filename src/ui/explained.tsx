import type { SpokenTerm } from '../platform/terms.ts'
import type { Translate } from '../platform/words.ts'
import { urls } from '../urls.ts'

/** Where running text stands. */
const running = new Set(['p', 'li', 'dd'])
/** Where a word cannot be a button, or says itself what it means. */
const silent = new Set(
  'a button label legend summary h1 h2 h3 h4 select textarea script style svg code pre time nav dfn'.split(' '),
)
const empty = new Set(['area', 'br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

const Meaning = ({ term, t }: { term: SpokenTerm; t: Translate }) => (
  <>
    <strong>{term.name[t.language]}</strong>
    {': '}
    {term.means[t.language]} {term.ours && t('house.term.ours', term.ours)}{' '}
    <a href={`${urls.words}#${term.id}`}>{t('house.term.more')}</a>
  </>
)

const boxOf = (terms: SpokenTerm[]): string => `woord-${terms.map(term => term.id).join('-')}`

/** A word that opens its meaning: by keyboard, touch or mouse, without script. */
const Said = ({ terms, said }: { terms: SpokenTerm[]; said: string }) => (
  <button type="button" class="term" popovertarget={boxOf(terms)}>
    {said}
  </button>
)

/** What opens: after all text, so that nothing stands between the words of a sentence. */
const Box = ({ terms, t }: { terms: SpokenTerm[]; t: Translate }) => (
  <div popover="auto" id={boxOf(terms)} class="term-box">
    {terms.map(term => (
      <p>
        <Meaning term={term} t={t} />
      </p>
    ))}
  </div>
)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const isShort = (name: string): boolean => name === name.toUpperCase()

/** Finds terms in text by their names in one language. What two terms are both called, stands for both. */
export interface TermFinder {
  pattern: RegExp
  called: (said: string) => SpokenTerm[]
}

export const termFinder = (terms: SpokenTerm[], language: Translate['language']): TermFinder => {
  const byName = new Map<string, SpokenTerm[]>()
  const keyOf = (said: string) => (isShort(said) ? said : said.toLowerCase())
  for (const term of terms.filter(({ everyday }) => !everyday))
    for (const name of new Set([term.name[language], ...term.abbr].map(keyOf)))
      byName.set(name, [...(byName.get(name) ?? []), term])
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(escaped)
  return {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(${names.join('|')})(?![\\p{L}\\p{N}-])`, 'giu'),
    called: said => byName.get(keyOf(said)) ?? [],
  }
}

/**
 * A page with its terms explained: each once, at its first place in running text. What stands in links, buttons,
 * headings and labels is left as it is. `own` says the terms that were found as this visitor's organisation does.
 */
export const explained = async (
  page: string,
  { pattern, called }: TermFinder,
  t: Translate,
  own: (terms: SpokenTerm[]) => Promise<SpokenTerm[]>,
): Promise<string> => {
  const begins = page.indexOf('<main')
  const ends = page.lastIndexOf('</main>')
  if (begins < 0 || ends < begins) return page
  const found: { at: number; said: string; terms: SpokenTerm[] }[] = []
  const seen = new Set<SpokenTerm>()
  const open: { name: string; runs: boolean; hushed: boolean }[] = []
  for (const part of page.slice(begins, ends).matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g)) {
    const [text, closing, name, attributes = ''] = part
    const around = open.at(-1)
    if (name !== undefined) {
      if (closing) open.pop()
      else if (!empty.has(name) && !attributes.endsWith('/'))
        open.push({
          name,
          runs: around?.runs === true || running.has(name),
          hushed:
            around?.hushed === true || silent.has(name) || /\s(popover|lang)[\s=]|class="source"/.test(attributes),
        })
      continue
    }
    // Most texts have none: to look for one costs a tenth of asking for all.
    if (!around?.runs || around.hushed || text.search(pattern) < 0) continue
    for (const word of text.matchAll(pattern)) {
      const terms = called(word[0]).filter(term => !seen.has(term))
      if (terms.length === 0) continue
      for (const term of terms) seen.add(term)
      found.push({ at: begins + part.index + word.index, said: word[0], terms })
    }
  }
  if (found.length === 0) return page
  const said = new Map((await own([...seen])).map(term => [term.id, term]))
  let result = ''
  let from = 0
  for (const { at, said: word, terms } of found) {
    result += page.slice(from, at) + String(<Said terms={terms} said={word} />)
    from = at + word.length
  }
  const boxes = found.map(({ terms }) => String(<Box terms={terms.map(term => said.get(term.id) ?? term)} t={t} />))
  return result + page.slice(from, ends) + boxes.join('') + page.slice(ends)
}
