import { Fragment } from 'hono/jsx'
import { type Day, dayOf } from '../platform/day.ts'
import { day, time } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import { isWord, type Translate } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import type { Happening } from './timeline.store.ts'

const whoOf = ({ personId, name, role }: Happening, { person, t }: Visit): string => {
  if (personId !== null && personId === person?.id) return t('people.timeline.you')
  // Without a name: nobody signed in, or somebody who had themselves erased.
  return !name ? t('people.timeline.visitor') : t('people.timeline.other', { name, role: t(`people.role.${role}`) })
}

/** One change as a sentence: who, in which role, what. Null for what is no change to who looks. */
const sentenceOf = (happening: Happening, visit: Visit): string | null => {
  const word = `people.timeline.${happening.kind}`
  if (!isWord(word)) return null
  const { t } = visit
  const part = happening.detail.part
    ? `people.help.part.${happening.detail.part}`
    : `people.part.${happening.detail.question}`
  const reason = `people.help.reason.${happening.detail.reason}`
  const role = `people.role.${happening.detail.role}`
  return t(word, {
    ...happening.detail,
    ...(isWord(part) ? { part: t(part) } : {}),
    ...(isWord(reason) ? { reason: t(reason) } : {}),
    ...(isWord(role) ? { role: t(role) } : {}),
    who: whoOf(happening, visit),
    whom: happening.whom || t('people.timeline.visitor'),
    letIn: happening.whom || happening.organisation || t('people.timeline.somebody'),
  })
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

/** What happened, day by day, each change as one sentence. */
const Happenings = ({ visit, happenings }: { visit: Visit; happenings: Happening[] }) => {
  const { t } = visit
  return byDay(happenings).map(([on, all]) => (
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
  ))
}

interface TimelineProps {
  visit: Visit
  /** Where one came from. */
  back: { to: string; name: string }
  title: string
  happenings: Happening[]
}

export const TimelinePage = ({ visit, back, title, happenings }: TimelineProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={back.to}>{back.name}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('people.timeline.explain')}</p>
      <Happenings visit={visit} happenings={happenings} />
    </Page>
  )
}
