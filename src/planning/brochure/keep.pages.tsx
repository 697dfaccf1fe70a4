import type { Programme } from '../../catalogue/index.ts'
import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { talksFor } from './brochure.store.ts'
import type { Testimonial } from './testimonial.ts'

type AskedTalk = Awaited<ReturnType<typeof talksFor>>[number]

/** Programmes whose brochures one keeps, and who asked for a talk. */
export const BrochuresPage = ({
  visit,
  programmes,
  talks,
}: {
  visit: Visit
  programmes: Programme[]
  talks: AskedTalk[]
}) => {
  const { t } = visit
  const titleOf = (id: string) => programmes.find(programme => programme.id === id)?.title[t.language] ?? id
  return (
    <Page visit={visit} title={t('planning.brochure.mine')} narrow>
      <h1>{t('planning.brochure.mine')}</h1>
      <h2>{t('planning.brochure.talks')}</h2>
      {talks.length === 0 ? (
        <Empty>
          <p>{t('planning.brochure.talks.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {talks.map(({ id, programme, company, name, reach, words, at, answeredAt }) => (
            <li class="card">
              <h3>{company}</h3>
              <p>
                {name}, {reach}
              </p>
              <p class="soft">
                {titleOf(programme)}, {day(dayOf(at), t.language, 'short')}
              </p>
              {words && <p>{words}</p>}
              {answeredAt ? (
                <Tag tone="done">{t('planning.brochure.talk.done')}</Tag>
              ) : (
                <form method="post" action={urls.answerTalk(id)}>
                  <button type="submit">
                    {t('planning.brochure.talk.answer')}
                    <span class="hidden-text">: {company}</span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('planning.brochure.programmes')}</h2>
      {programmes.length === 0 ? (
        <Empty>
          <p>{t('planning.brochure.programmes.empty')}</p>
          <a class="button main" href={urls.organisations}>
            {t('planning.brochure.to-organisations')}
          </a>
        </Empty>
      ) : (
        <ul>
          {programmes.map(({ id, title }) => (
            <li>
              <a href={urls.keepBrochure(id)}>{title[t.language]}</a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface KeepProps {
  visit: Visit
  programme: Programme
  typed: Record<string, string>
  /** The newest words that this form was filled in from. */
  seen: number
  testimonials: Testimonial[]
  /** The link that was just made: shown once. */
  link?: string | undefined
  refusal?: Word
  kept?: boolean
}

/** At which field a refusal belongs. */
const fieldOf: Partial<Record<Word, string>> = {
  'planning.brochure.long-pitch': 'pitchNl',
  'planning.brochure.long-name': 'contactName',
  'planning.brochure.wrong-mail': 'contactMail',
  'planning.brochure.wrong-phone': 'contactPhone',
  'planning.brochure.first-name': 'firstName',
  'planning.brochure.no-words': 'wordsNl',
}

const textFields = ['contactName', 'contactMail', 'contactPhone'] as const

const WordsForm = ({ visit: { t }, programme, typed, seen, problems }: KeepProps & { problems: Problem[] }) => (
  <form method="post" action={urls.keepBrochure(programme.id)}>
    <input type="hidden" name="seen" value={String(seen)} />
    <Field
      name="pitchNl"
      label={t('planning.brochure.pitch.nl')}
      hint={t('planning.brochure.pitch.hint')}
      problems={problems}
    >
      {aria => (
        <textarea {...aria} rows={3} maxlength={600}>
          {typed.pitchNl}
        </textarea>
      )}
    </Field>
    <Field name="pitchEn" label={t('planning.brochure.pitch.en')} problems={problems}>
      {aria => (
        <textarea {...aria} rows={3} maxlength={600}>
          {typed.pitchEn}
        </textarea>
      )}
    </Field>
    {textFields.map(name => (
      <Field name={name} label={t(`planning.brochure.keep.${name}`)} problems={problems}>
        {aria => <input {...aria} type="text" value={typed[name]} maxlength={200} />}
      </Field>
    ))}
    <button type="submit" class="main">
      {t('planning.brochure.keep')}
    </button>
  </form>
)

const testimonialFields = ['firstName', 'jobNl', 'jobEn'] as const

const Testimonials = ({
  visit: { t, origin },
  programme,
  testimonials,
  link,
  typed,
  problems,
}: KeepProps & { problems: Problem[] }) => (
  <section>
    <h2>{t('planning.brochure.voices')}</h2>
    <p>{t('planning.brochure.voices.leave')}</p>
    {link && (
      <div class="notice" role="status">
        <p>{t('planning.brochure.voices.link')}</p>
        <p>
          <strong class="code-line">{`${origin}${urls.testimonial(link)}`}</strong>
        </p>
      </div>
    )}
    {testimonials.length > 0 && (
      <ul class="cards">
        {testimonials.map(({ id, firstName, job, words, agreedAt }) => (
          <li class="card">
            <p>{words[t.language]}</p>
            <p class="soft">
              {firstName}, {job[t.language]}
            </p>
            <p>
              <Tag tone={agreedAt ? 'done' : 'perhaps'}>
                {t(agreedAt ? 'planning.brochure.voices.shown' : 'planning.brochure.voices.waits')}
              </Tag>
            </p>
            <form method="post" action={urls.dropTestimonial(programme.id, id)}>
              <button type="submit" class="quiet">
                {t('planning.brochure.voices.drop', { name: firstName })}
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
    <form method="post" action={urls.addTestimonial(programme.id)}>
      {testimonialFields.map(name => (
        <Field name={name} label={t(`planning.brochure.keep.${name}`)} problems={problems}>
          {aria => <input {...aria} type="text" value={typed[name]} maxlength={80} autocomplete="off" />}
        </Field>
      ))}
      <Field name="wordsNl" label={t('planning.brochure.keep.wordsNl')} problems={problems}>
        {aria => (
          <textarea {...aria} rows={3} maxlength={400}>
            {typed.wordsNl}
          </textarea>
        )}
      </Field>
      <Field name="wordsEn" label={t('planning.brochure.keep.wordsEn')} problems={problems}>
        {aria => (
          <textarea {...aria} rows={3} maxlength={400}>
            {typed.wordsEn}
          </textarea>
        )}
      </Field>
      <button type="submit">{t('planning.brochure.voices.add')}</button>
    </form>
  </section>
)

/** Where a provider adds to a brochure what the catalogue does not know. */
export const KeepBrochurePage = (props: KeepProps) => {
  const { visit, programme, refusal, kept } = props
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('planning.brochure.keep.title')} narrow>
      <p>
        <a href={urls.brochures}>{t('planning.brochure.mine')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{programme.title[t.language]}</h1>
      {kept && (
        <p class="notice" role="status">
          {t('planning.brochure.kept')}
        </p>
      )}
      <p>
        <a href={urls.brochure(programme.id)}>{t('planning.brochure.look')}</a>
      </p>
      <WordsForm {...props} problems={problems} />
      <Testimonials {...props} problems={problems} />
    </Page>
  )
}

/** What somebody's link opens: what would be shown of them, and their yes or no to it. */
export const TestimonialPage = ({
  visit,
  secret,
  found,
  title,
}: {
  visit: Visit
  secret: string
  /** null: taken back, or there never was one. */
  found: Testimonial | null
  title: string
}) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.brochure.voice.title')} narrow>
      <h1>{t('planning.brochure.voice.title')}</h1>
      {found === null ? (
        <Empty>
          <p>{t('planning.brochure.voice.gone')}</p>
          <a class="button main" href={urls.home}>
            {t('planning.brochure.voice.home')}
          </a>
        </Empty>
      ) : (
        <>
          <p>{t('planning.brochure.voice.explain', { title })}</p>
          <figure class="card voice">
            <blockquote>
              <p>{found.words[t.language]}</p>
            </blockquote>
            <figcaption>
              {found.firstName}, {found.job[t.language]}
            </figcaption>
          </figure>
          {found.agreedAt && <p class="notice">{t('planning.brochure.voice.on')}</p>}
          <form method="post" action={urls.testimonial(secret)} class="buttons">
            {!found.agreedAt && (
              <button type="submit" name="says" value="ja" class="main">
                {t('planning.brochure.voice.yes')}
              </button>
            )}
            <button type="submit" name="says" value="nee">
              {t(found.agreedAt ? 'planning.brochure.voice.back' : 'planning.brochure.voice.no')}
            </button>
          </form>
          <p class="soft">{t('planning.brochure.voice.keep-link')}</p>
        </>
      )}
    </Page>
  )
}
