import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { PolicyFacts } from './ask.pages.tsx'
import { grounds, type Policy, type PolicyBody, ways } from './policy.ts'

interface PolicyPageProps {
  visit: Visit
  provider: { id: string; name: string }
  /** The newest first. */
  policies: Policy[]
}

const Policies = ({ visit, policies }: PolicyPageProps) => {
  const { t } = visit
  return (
    <>
      {policies.map(({ validFrom, body, setAt }) => (
        <section class="card">
          <h2>{t('recognition.policy.from', { day: validFrom })}</h2>
          <PolicyFacts body={body} until={null} t={t} />
          <p class="soft">{t('recognition.policy.set', { day: day(dayOf(setAt), t.language, 'plain') })}</p>
        </section>
      ))}
      {policies.length === 0 && (
        <Empty>
          <p>{t('recognition.policy.unsaid')}</p>
        </Empty>
      )}
    </>
  )
}

/** How a provider decides on exemptions, for everybody to read. */
export const PolicyPage = (props: PolicyPageProps) => {
  const { visit, provider } = props
  const title = visit.t('recognition.policy.of', { provider: provider.name })
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      <Policies {...props} />
    </Page>
  )
}

const numbers = ['answerDays', 'questionDays', 'questionRounds', 'fee', 'appealDays'] as const

/** Setting it anew, from a day that is still to come. */
export const SetPolicyPage = (
  props: PolicyPageProps & {
    typed: Record<string, string>
    lists: Pick<PolicyBody, 'grounds' | 'ways'>
    refusal?: Word
  },
) => {
  const { visit, provider, typed, lists, refusal } = props
  const { t, today } = visit
  const title = t('recognition.policy.of', { provider: provider.name })
  const problems = refusal
    ? [{ field: refusal === 'recognition.policy.past' ? 'validFrom' : null, text: t(refusal) }]
    : []
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.deskRequests}>{t('recognition.desk.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <p>{t('recognition.policy.explain')}</p>
      <form class="card" method="post" action={urls.setPolicy(provider.id)}>
        <h2>{t('recognition.policy.anew')}</h2>
        <Field name="validFrom" label={t('recognition.policy.valid-from')} problems={problems}>
          {aria => <input type="date" min={today} value={typed.validFrom} {...aria} />}
        </Field>
        <Choices
          name="when"
          legend={t('recognition.policy.when')}
          options={(['any-time', 'before-course-year'] as const).map(value => ({
            value,
            label: t(`recognition.policy.when.${value}`),
          }))}
          chosen={[typed.when ?? '']}
        />
        <Choices
          name="grounds"
          legend={t('recognition.policy.grounds')}
          options={grounds.map(value => ({ value, label: t(`recognition.ask.ground.${value}`) }))}
          chosen={lists.grounds}
          many
        />
        <Choices
          name="ways"
          legend={t('recognition.policy.how')}
          options={ways.map(value => ({ value, label: t(`recognition.way.${value}`) }))}
          chosen={lists.ways}
          many
        />
        {numbers.map(name => (
          <Field
            name={name}
            label={t(`recognition.policy.field.${name}`)}
            hint={t(`recognition.policy.field.${name}.hint`)}
          >
            {aria => <input type="text" inputmode="numeric" value={typed[name]} {...aria} />}
          </Field>
        ))}
        <Choices
          name="secondReader"
          legend={t('recognition.policy.second')}
          options={[{ value: 'yes', label: t('recognition.policy.second-reader') }]}
          chosen={[typed.secondReader ?? '']}
          many
        />
        <button type="submit" class="main">
          {t('recognition.policy.do')}
        </button>
      </form>
      <Policies {...props} />
    </Page>
  )
}
