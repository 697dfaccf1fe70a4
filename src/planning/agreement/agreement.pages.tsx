import { day, hours } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Figures, Problems, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Agreement, agreedOf, lastDayOf, lastStep, newestOf, type State, stateOf, toSign } from './agreement.ts'
import { type Difference, differencesIn } from './difference.ts'
import { GiveAndGet } from './give-and-get.tsx'
import { Codes, Managing } from './manage.tsx'
import type { AgreementProps } from './props.ts'
import { Sign, Signers } from './signing.tsx'
import { Story, Talking } from './talking.tsx'
import { valueIn } from './terms.ts'
import { partsOf, shortHash } from './text.ts'
import { type SignedIn, viewerIn } from './visit.ts'

const tones: Record<State, Tone> = {
  draft: 'todo',
  signing: 'perhaps',
  refused: 'urgent',
  agreed: 'done',
  running: 'done',
  over: 'todo',
  ended: 'todo',
  lapsed: 'urgent',
  withdrawn: 'todo',
}

const StateTag = ({ state, t }: { state: State; t: Translate }) => (
  <Tag tone={tones[state]}>{t(`planning.agreement.state.${state}`)}</Tag>
)

/** Agreements in which one takes part, what waits for one's signature first. */
export const AgreementsPage = ({ visit, agreements }: { visit: SignedIn; agreements: Agreement[] }) => {
  const { t, today } = visit
  const waits = (agreement: Agreement) => toSign(agreement, viewerIn(visit), today).length > 0
  const sorted = agreements.toSorted((a, b) => Number(waits(b)) - Number(waits(a)))
  return (
    <Page visit={visit} title={t('planning.agreement.list')} narrow>
      <h1>{t('planning.agreement.list')}</h1>
      {sorted.length === 0 ? (
        <Empty>
          <p>{t('planning.agreement.list.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {sorted.map(agreement => {
            const { terms } = newestOf(agreement)
            return (
              <li>
                <a class="card" href={urls.agreement(agreement.id)}>
                  <h2>{terms.programme.title}</h2>
                  <p>
                    {agreement.parties.find(({ party }) => party === 'worker')?.name || t('planning.agreement.gone')},{' '}
                    {terms.employer}
                  </p>
                  <p class="soft">
                    {t('planning.agreement.ends', { day: day(lastDayOf(agreement), t.language, 'plain') })}
                  </p>
                  <StateTag state={stateOf(agreement, today)} t={t} />{' '}
                  {waits(agreement) && <Tag tone="urgent">{t('planning.agreement.yours')}</Tag>}
                </a>
              </li>
            )
          })}
        </ul>
      )}
      <div class="buttons">
        <a class="button main" href={urls.newAgreement}>
          {t('planning.agreement.make')}
        </a>
        <a class="button" href={urls.agreementCodes}>
          {t('planning.agreement.have-code')}
        </a>
        <a class="button" href={urls.conditionSets}>
          {t('planning.sets.title')}
        </a>
      </div>
    </Page>
  )
}

const Differences = ({ differences, t }: { differences: Difference[]; t: Translate }) => (
  <table class="table folds">
    <caption>{t('planning.agreement.differences')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('planning.agreement.what')}</th>
        <th scope="col">{t('planning.agreement.before')}</th>
        <th scope="col">{t('planning.agreement.now')}</th>
      </tr>
    </thead>
    <tbody>
      {differences.map(({ label, before, after }) => (
        <tr>
          <th scope="row">{label}</th>
          <td data-label={t('planning.agreement.before')}>{before}</td>
          <td data-label={t('planning.agreement.now')}>{after}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** What changed since the text before, and which text holds until everybody signed. */
const Changed = ({ visit: { t }, agreement, may }: AgreementProps) => {
  const newest = newestOf(agreement)
  const before = agreement.versions.at(-2)
  if (!before || !may.sent) return null
  const agreed = agreedOf(agreement)
  return (
    <section class="notice">
      <p>{t('planning.agreement.new-text', { number: newest.number })}</p>
      {agreed && agreed.number !== newest.number && (
        <p>{t('planning.agreement.holds-until', { number: agreed.number, next: newest.number })}</p>
      )}
      <Differences differences={differencesIn(before.terms, newest.terms, t)} t={t} />
      {newest.words !== '' && <blockquote>{newest.words}</blockquote>}
    </section>
  )
}

const Ended = ({ visit: { t }, agreement }: AgreementProps) => {
  const ended = lastStep(agreement, 'ended')
  if (!ended) return null
  const values = {
    day: day(ended.detail.day, t.language, 'plain'),
    why: t(`planning.agreement.end.${ended.detail.why}`),
  }
  return <p class="notice">{t('planning.agreement.ended', values)}</p>
}

const figures = ({ visit: { t }, agreement }: AgreementProps) => {
  const { terms } = newestOf(agreement)
  const [inWork, stays] = [Number(valueIn(terms, 'hours') ?? 0), Number(valueIn(terms, 'retention') ?? 0)]
  return [
    { value: hours(inWork, t.language), meaning: t('planning.agreement.figure.hours') },
    { value: day(lastDayOf(agreement), t.language, 'short'), meaning: t('planning.agreement.figure.until') },
    { value: t('planning.agreement.days', { count: stays }), meaning: t('planning.agreement.figure.stays') },
  ]
}

const Facts = ({ visit: { t }, agreement }: AgreementProps) => {
  const { terms } = newestOf(agreement)
  const facts = [
    [t('planning.agreement.employer'), terms.employer],
    [t('planning.agreement.provider'), terms.provider],
    [t('planning.agreement.workplace'), terms.workplace],
    [t('planning.agreement.from'), day(terms.from, t.language, 'plain')],
    [t('planning.agreement.until'), day(terms.until, t.language, 'plain')],
    [
      t('planning.agreement.contract'),
      `${hours(terms.contractMinutes, t.language)}, ${t(`planning.agreement.statute.${terms.statute}`)}`,
    ],
  ]
  return (
    <>
      <dl class="answers">
        {facts.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {terms.alsoSelfEmployed && <p>{t('planning.agreement.text.self-employed')}</p>}
    </>
  )
}

const ExactText = ({ visit: { t }, agreement }: AgreementProps) => {
  const { text, sha256, number } = newestOf(agreement)
  return (
    <details>
      <summary>{t('planning.agreement.exact', { number })}</summary>
      <div lang="nl" class="exact">
        {partsOf(text).map(({ title, lines }) => (
          <>
            <h3>{title}</h3>
            {lines.map(line => (
              <p>{line}</p>
            ))}
          </>
        ))}
      </div>
      <p class="small">
        {t('planning.agreement.mark', { mark: shortHash(sha256) })}{' '}
        <a href={urls.checkHash(sha256)}>{t('planning.agreement.check')}</a>
      </p>
    </details>
  )
}

/** An agreement, short: what one gives, what one gets, until when; who signs; and what one can do. */
export const AgreementPage = (props: AgreementProps & { about: string | null }) => {
  const { visit, agreement, state, mine, refusal } = props
  const { t } = visit
  const { terms } = newestOf(agreement)
  const title = t('planning.agreement.of', { programme: terms.programme.title })
  const worker = agreement.parties.find(({ party }) => party === 'worker')
  return (
    <Page visit={visit} title={title} narrow>
      <p class="no-print">
        <a href={urls.agreements}>{t('planning.agreement.list')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p>
        {worker?.name || t('planning.agreement.gone')}, {terms.employer} <StateTag state={state} t={t} />
      </p>
      <Codes {...props} />
      <Ended {...props} />
      {state === 'draft' && <p class="notice">{t('planning.agreement.draft')}</p>}
      <Changed {...props} />
      <Figures figures={figures(props)} />
      <p class="soft">{t('planning.agreement.tap')}</p>
      <GiveAndGet terms={terms} set={agreement.set.body} reader={mine[0]?.party ?? 'worker'} t={t} />
      <Sign {...props} />
      {['running', 'over', 'ended', 'agreed'].includes(state) && Number(valueIn(terms, 'hours') ?? 0) > 0 && (
        <p class="no-print">
          <a class="button" href={urls.agreementHours(agreement.id)}>
            {t('planning.hours.open')}
          </a>
        </p>
      )}
      <Talking {...props} />
      <Signers {...props} />
      <Managing {...props} />
      <details>
        <summary>{t('planning.agreement.facts')}</summary>
        <Facts {...props} />
      </details>
      <p class="agreement-links">
        <a href={urls.conditionSet(agreement.set.id)}>
          {t('planning.agreement.equal', { name: agreement.set.name, version: agreement.set.version })}
        </a>{' '}
        {agreement.renews && <a href={urls.agreement(agreement.renews)}>{t('planning.agreement.renews')}</a>}{' '}
        {agreement.renewedBy && <a href={urls.agreement(agreement.renewedBy)}>{t('planning.agreement.renewed')}</a>}
      </p>
      <ExactText {...props} />
      <Story {...props} />
    </Page>
  )
}
