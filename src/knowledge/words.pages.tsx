import type { Child } from 'hono/jsx'
import type { SpokenTerm } from '../platform/terms.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate, Word } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Problems } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'

const OwnWordForm = (props: { visit: Visit; id: string; called: string; word: string }) => {
  const { visit, id, called, word } = props
  const { t } = visit
  return (
    <details class="no-print">
      <summary>{t('knowledge.own-word.set', { organisation: visit.worksFor?.name ?? '' })}</summary>
      <form method="post" action={urls.ownWord(id)} class="buttons">
        <label class="hidden-text" for={`eigen-${id}`}>
          {t('knowledge.own-word.for', { term: called })}
        </label>
        <input type="text" id={`eigen-${id}`} name="word" value={word} maxlength={80} autocomplete="off" />
        <button type="submit">{t('knowledge.own-word.do')}</button>
      </form>
    </details>
  )
}

const Confused = ({ others, t }: { others: Child[]; t: Translate }) =>
  others.length === 0 ? null : (
    <span class="soft">
      {' '}
      {t('knowledge.words.confused')}{' '}
      {others.map((other, at) => (
        <>
          {at > 0 && ', '}
          {other}
        </>
      ))}
      .
    </span>
  )

/** Every word that people must understand alike, in the order of the reader's language. */
export const WordsPage = (props: { visit: Visit; words: SpokenTerm[]; refusal?: Word }) => {
  const { visit, words, refusal } = props
  const { t, worksFor } = visit
  const other = t.language === 'nl' ? 'en' : 'nl'
  const name = new Map(words.map(word => [word.id, word.name[t.language]]))
  const sorted = words.toSorted((a, b) => a.name[t.language].localeCompare(b.name[t.language], t.language))
  return (
    <Page visit={visit} title={t('knowledge.words')}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('knowledge.words')}</h1>
      <p>{t('knowledge.words.intro', { count: words.length })}</p>
      <dl class="words">
        {sorted.map(({ id, name: called, abbr, also, means, confusedWith, mistakenFor, ours }) => (
          <div id={id}>
            <dt>
              {[called[t.language], ...abbr].join(', ')}
              <span class="soft small" lang={other}>
                {' '}
                {called[other]}
              </span>
            </dt>
            <dd>
              {means[t.language]}
              {ours && <strong> {t('house.term.ours', ours)}</strong>}
              {also.length > 0 && <span class="soft"> {t('knowledge.words.also', { words: also.join(', ') })}</span>}
              <Confused
                t={t}
                others={[
                  ...confusedWith.map(each => <a href={`#${each}`}>{name.get(each)}</a>),
                  ...mistakenFor.map(each => each[t.language]),
                ]}
              />
              {worksFor?.role === 'manager' && (
                <OwnWordForm visit={visit} id={id} called={called[t.language]} word={ours?.word ?? ''} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
