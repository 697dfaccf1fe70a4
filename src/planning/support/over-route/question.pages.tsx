import type { Visit } from '../../../platform/visit.ts'
import type { Translate } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Choices, Field, type Option, type Problem, Problems } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { type AskedFact, type FactAsk, otherCommittee } from './ask-fact.ts'

interface QuestionProps {
  visit: Visit
  route: string
  fact: AskedFact
  ask: FactAsk
  /** The programme or month that is asked about, and how it is called. */
  about: string
  aboutSaid: string
  typed: string
  also: string
  problems?: Problem[]
}

const valueWord = {
  statute: 'statute',
  sector: 'sector',
  workRegion: 'workRegion',
  highestDiploma: 'highestDiploma',
  initiative: 'initiative',
  jointCommittee: 'jointCommittee',
} as const

const optionsOf = (fact: AskedFact, ask: FactAsk, t: Translate): Option[] => {
  if (ask.kind === 'yes-no')
    return [
      { value: 'yes', label: t('incentives.yes') },
      { value: 'no', label: t('incentives.no') },
    ]
  if (ask.kind !== 'choice') return []
  return ask.options.map(value => ({
    value,
    label:
      value === otherCommittee
        ? t('incentives.committee.other')
        : t(`support.value.${valueWord[fact as keyof typeof valueWord]}.${value}` as 'support.value.sector.private'),
  }))
}

const Typed = ({
  fact,
  ask,
  typed,
  aboutSaid,
  problems,
  t,
}: Omit<QuestionProps, 'visit'> & { problems: Problem[]; t: Translate }) => (
  <Field name="answer" label={t(`incentives.ask.${fact}`, { about: aboutSaid })} problems={problems}>
    {aria => (
      <input
        {...aria}
        type={ask.kind === 'day' ? 'date' : 'text'}
        class={ask.kind === 'day' ? undefined : 'short'}
        inputmode={ask.kind === 'day' ? undefined : 'decimal'}
        autocomplete="off"
        maxlength={12}
        value={typed}
      />
    )}
  </Field>
)

/** One question, asked because it decides something; the answer goes in the dossier and is asked nowhere else. */
export const FactQuestionPage = (props: QuestionProps) => {
  const { visit, route, fact, ask, about, aboutSaid, typed, also, problems = [] } = props
  const { t } = visit
  const title = t(`incentives.ask.${fact}`, { about: aboutSaid })
  const chooses = ask.kind === 'choice' || ask.kind === 'yes-no'
  return (
    <Page visit={visit} title={title} narrow>
      <p class="no-print">
        <a class="way-back" href={urls.incentivesOf(route)}>
          ‹ {t('house.back')}
        </a>
      </p>
      <Problems problems={problems} t={t} />
      <h1>{title}</h1>
      <p class="soft">{t(`incentives.ask.${fact}.hint`)}</p>
      <form method="post" action={urls.incentiveQuestion(route, fact)} novalidate>
        <input type="hidden" name="about" value={about} />
        {chooses ? (
          <div class={problems.length > 0 ? 'field wrong' : 'field'}>
            <Choices name="answer" legend={title} hideLegend options={optionsOf(fact, ask, t)} chosen={[typed]} />
          </div>
        ) : (
          <Typed {...props} problems={problems} t={t} />
        )}
        {fact === 'statute' && (
          <Choices
            name="also"
            legend={t('incentives.also')}
            options={[
              { value: '', label: t('incentives.also.none') },
              { value: 'employee', label: t('incentives.also.employee') },
              { value: 'self-employed', label: t('incentives.also.self-employed') },
            ]}
            chosen={[also]}
          />
        )}
        <div class="thumb">
          <a class="button" href={urls.incentivesOf(route)}>
            {t('orientation.skip')}
          </a>
          <button type="submit" class="main">
            {t('incentives.keep')}
          </button>
        </div>
      </form>
    </Page>
  )
}
