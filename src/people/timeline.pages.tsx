import { Fragment } from 'hono/jsx'
import { type Day, dayOf } from '../platform/day.ts'
import { day, time } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { isWord, type Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { urls } from '../urls.ts'
import type { Dossier } from './dossier.store.ts'
import type { Happening } from './timeline.store.ts'

const whoOf = ({ personId, name, role }: Happening, { person, t }: Visit): string => {
  if (personId !== null && personId === person?.id) return t('people.timeline.you')
  // Without a name: nobody signed in, or somebody who had themselves erased.
  return !name ? t('people.timeline.visitor') : t('people.timeline.other', { name, role: t(`people.role.${role}`) })
}

/** One change as a sentence: who, in which role, what. Null for what does not concern a dossier. */
const sentenceOf = (happening: Happening, visit: Visit): string | null => {
  const word = `people.timeline.${happening.kind}`
  if (!isWord(word)) return null
  const part = `people.part.${happening.detail.question}`
  const detail = { ...happening.detail, ...(isWord(part) ? { part: visit.t(part) } : {}) }
  return visit.t(word, { ...detail, who: whoOf(happening, visit) })
}

const byDay = (happenings: Happening[]): [Day, Happening[]][] => {
  const days = new Map<Day, Happening[]>()
  for (const happening of happenings) {
    const on = dayOf(happening.at)
    days.set(on, [...(days.get(on) ?? []), happening])
  }
  return [...days]
}

const clock = (at: Date, t: Translate) => <time datetime={at.toISOString()}>{time(at, t.language)}</time>

export const TimelinePage = (props: { visit: Visit; dossier: Dossier; happenings: Happening[] }) => {
  const { visit, dossier, happenings } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.timeline.title')} narrow>
      <p>
        <a href={urls.dossier(dossier.id)}>{t('people.timeline.back')}</a>
      </p>
      <h1>{t('people.timeline.title')}</h1>
      <p>{t('people.timeline.explain')}</p>
      {byDay(happenings).map(([on, all]) => (
        <Fragment>
          <h2>{day(on, t.language)}</h2>
          <ol class="timeline">
            {all.map(happening => {
              const sentence = sentenceOf(happening, visit)
              return (
                sentence && (
                  <li>
                    {clock(happening.at, t)} <span>{sentence}</span>
                  </li>
                )
              )
            })}
          </ol>
        </Fragment>
      ))}
    </Page>
  )
}
