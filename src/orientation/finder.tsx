import type { Child } from 'hono/jsx'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Field, type Problem, Tag } from '../ui/pieces.tsx'
import type { Match, QueryRefusal } from './search.ts'

/** One answer of a search: `value` goes to the server when it is chosen. */
export interface Find {
  value: string
  name: Child
  kind: string
  /** Why it is here: the usual name, or the synonym that answered. */
  hint?: string | undefined
}

/** The words that answered, in their own language. */
export const Answered = ({ match, t }: { match: Match; t: Translate }) => (
  <span lang={match.ownLanguage ? undefined : t.language === 'nl' ? 'en' : 'nl'}>{match.text}</span>
)

/** What a search gave: nothing asked yet, an answer, or why there is none. */
export type Found = { asked: string; finds: Find[]; refusal?: QueryRefusal | undefined } | null

/** The answers, each a button that adds it; also what the browser fetches while somebody types. */
export const Finds = ({ found, visit }: { found: Found; visit: Visit }) => {
  const { t } = visit
  if (!found) return null
  if (found.refusal) return <p>{t(found.refusal)}</p>
  if (found.finds.length === 0)
    return (
      <div class="empty">
        <p>{t('orientation.search.none', { asked: found.asked })}</p>
        <p>{t('orientation.search.none.advice')}</p>
      </div>
    )
  return (
    <>
      <p>{t('orientation.search.count', { count: found.finds.length, asked: found.asked })}</p>
      <ul class="choices finds">
        {found.finds.map(find => (
          <li>
            <button type="submit" name="add" value={find.value} class="choice">
              <span>
                {find.name} {find.hint && <span class="soft">{find.hint}</span>}
              </span>
              <Tag>{find.kind}</Tag>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface SearchProps {
  visit: Visit
  label: string
  hint: string
  /** Where the browser fetches answers while somebody types. */
  live: string
  typed: string
  /** For what the answers below are. */
  asked: string
  problems: Problem[]
  /** The answers. */
  children: Child
}

/**
 * A field to search with, and the answers. It stands inside the form of its question, so that searching loses nothing
 * that was filled in there.
 */
export const SearchField = ({ visit, label, hint, live, typed, asked, problems, children }: SearchProps) => (
  <>
    <Field name="zoek" label={label} hint={hint} problems={problems}>
      {aria => (
        <span class="finder">
          <input {...aria} type="search" value={typed} autocomplete="off" enterkeyhint="search" data-live={live} />
          <button type="submit" name="do" value="zoek">
            <Icon name="search" />
            {visit.t('orientation.search')}
          </button>
        </span>
      )}
    </Field>
    <input type="hidden" name="gezocht" value={asked} />
    <p class="hidden-text" role="status" id="gevonden-aantal" />
    <div id="gevonden">{children}</div>
  </>
)

/** A search whose answers are added with a button. */
export const Finder = (props: Omit<SearchProps, 'asked' | 'children'> & { found: Found }) => (
  <SearchField {...props} asked={props.found?.asked ?? ''}>
    <Finds found={props.found} visit={props.visit} />
  </SearchField>
)
