import { addDays, dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { languages, type Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Held } from './card.store.ts'
import { type CardStanding, mostDays, standingOf, usualDays } from './card.ts'
import { CardOnPaper, type PaperCard } from './card-on-paper.tsx'

const tones: Record<CardStanding, Tone> = { open: 'done', waits: 'urgent', over: 'perhaps', blocked: 'todo' }

const Standing = ({ visit, held }: { visit: Visit; held: Held }) => {
  const standing = standingOf(held, visit.now)
  return <Tag tone={tones[standing]}>{visit.t(`people.cards.standing.${standing}`)}</Tag>
}

const lastUse = ({ t }: Visit, { lastUsedAt }: Held): string =>
  lastUsedAt
    ? t('people.cards.used', { day: day(dayOf(lastUsedAt), t.language, 'plain') })
    : t('people.cards.never-used')

export const CardsPage = ({ visit, held }: { visit: Visit; held: Held[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.cards.title')}>
      <h1>{t('people.cards.title')}</h1>
      <p>{t('people.cards.explain', { organisation: visit.worksFor?.name ?? '' })}</p>
      <div class="buttons">
        <a class="button main" href={urls.makeCard}>
          {t('people.cards.make')}
        </a>
      </div>
      {held.length === 0 ? (
        <Empty>
          <p>{t('people.cards.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {held.map(each => (
            <li>
              <a class="card" href={urls.cardOf(each.personId)}>
                <h2>{each.name}</h2>
                <p>
                  <Standing visit={visit} held={each} />
                </p>
                <p class="soft">{lastUse(visit, each)}</p>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

const fieldOf: Partial<Record<Word, string>> = { 'people.no-name': 'name', 'people.cards.wrong-day': 'until' }

const problemsOf = (visit: Visit, refusal: Word | undefined): Problem[] =>
  refusal ? [{ field: fieldOf[refusal] ?? null, text: visit.t(refusal) }] : []

const UntilField = (props: { visit: Visit; until: string | undefined; problems: Problem[] }) => {
  const { visit, until, problems } = props
  const { today, t } = visit
  return (
    <Field name="until" label={t('people.cards.last-day')} hint={t('people.cards.last-day.hint')} problems={problems}>
      {aria => (
        <input
          type="date"
          value={until ?? addDays(today, usualDays)}
          min={today}
          max={addDays(today, mostDays)}
          {...aria}
        />
      )}
    </Field>
  )
}

export interface MakeProps {
  visit: Visit
  typed?: { name: string; language: string; until: string }
  refusal?: Word
}

export const MakeCardPage = ({ visit, typed, refusal }: MakeProps) => {
  const { t } = visit
  const problems = problemsOf(visit, refusal)
  const options = languages.map(value => ({ value, label: t(`house.language.${value}`) }))
  return (
    <Page visit={visit} title={t('people.cards.make')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('people.cards.make')}</h1>
      <p>{t('people.cards.make.explain')}</p>
      <form method="post" action={urls.makeCard}>
        <Field name="name" label={t('people.cards.name')} hint={t('people.cards.name.hint')} problems={problems}>
          {aria => <input type="text" autocomplete="off" maxlength={100} value={typed?.name} {...aria} />}
        </Field>
        <Choices
          name="language"
          legend={t('people.cards.language')}
          options={options}
          chosen={[typed?.language || t.language]}
          inRow
        />
        <UntilField visit={visit} until={typed?.until} problems={problems} />
        <button type="submit" class="main">
          {t('people.cards.make.do')}
        </button>
      </form>
    </Page>
  )
}

/** A card that was just made: its code stands here once. */
export const NewCardPage = ({ visit, person, card }: { visit: Visit; person: string; card: PaperCard }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('people.cards.made')} narrow>
      <div class="no-print">
        <h1>{t('people.cards.made')}</h1>
        <p>{t('people.cards.made.explain', { name: card.name })}</p>
      </div>
      <CardOnPaper card={card} />
      <form class="buttons" method="post" action={urls.cardPdf(person)}>
        <input type="hidden" name="code" value={card.code} />
        <button type="submit" class="main">
          {t('people.cards.print')}
        </button>
        <a class="button" href={urls.cardOf(person)}>
          {t('people.cards.done')}
        </a>
      </form>
    </Page>
  )
}

const RenewForm = (props: { visit: Visit; held: Held; problems: Problem[]; until: string | undefined }) => {
  const { visit, held, problems, until } = props
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.renewCard(held.personId)}>
      <h2>{t('people.cards.renew')}</h2>
      <p>{t('people.cards.renew.explain')}</p>
      <UntilField visit={visit} until={until} problems={problems} />
      <Choices
        name="forgot"
        legend={t('people.cards.pin')}
        hideLegend
        options={[{ value: 'yes', label: t('people.cards.forgot'), hint: t('people.cards.forgot.hint') }]}
        chosen={[]}
        many
      />
      <button type="submit">{t('people.cards.renew.do')}</button>
    </form>
  )
}

const BlockForm = ({ visit, held }: { visit: Visit; held: Held }) => (
  <form class="card" method="post" action={urls.blockCard(held.personId)}>
    <h2>{visit.t('people.cards.lost')}</h2>
    <p>{visit.t('people.cards.lost.explain')}</p>
    <button type="submit">{visit.t('people.cards.block')}</button>
  </form>
)

const StartForm = ({ visit, held }: { visit: Visit; held: Held }) => (
  <form class="card" method="post" action={urls.startFor(held.personId)}>
    <h2>{visit.t('people.cards.start')}</h2>
    <p>{visit.t('people.cards.start.explain', { name: held.name })}</p>
    <button type="submit" class="main">
      {visit.t('people.cards.start.do', { name: held.name })}
    </button>
  </form>
)

export const HeldPage = (props: { visit: Visit; held: Held; refusal?: Word; until?: string }) => {
  const { visit, held, refusal, until } = props
  const { t } = visit
  const problems = problemsOf(visit, refusal)
  const since = { day: day(dayOf(held.madeAt), t.language, 'plain'), who: held.maker || t('people.timeline.visitor') }
  return (
    <Page visit={visit} title={held.name} narrow>
      <Problems t={t} problems={problems} />
      <p>
        <a href={urls.cards}>{t('people.cards.title')}</a>
      </p>
      <h1>
        {held.name} <Standing visit={visit} held={held} />
      </h1>
      <p>
        {t('people.cards.since', since)} {t('people.cards.until', { day: day(held.untilDay, t.language, 'plain') })}{' '}
        {lastUse(visit, held)}
      </p>
      <p class="soft">{t('people.cards.sees-nothing')}</p>
      {held.hasOwnMail && <p class="notice">{t('people.cards.own-mail')}</p>}
      {!held.hasOwnMail && standingOf(held, visit.now) === 'open' && <StartForm visit={visit} held={held} />}
      {!held.hasOwnMail && <RenewForm visit={visit} held={held} problems={problems} until={until} />}
      {held.blockedAt === null && <BlockForm visit={visit} held={held} />}
    </Page>
  )
}
