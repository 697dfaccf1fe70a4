import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Knowledge } from '../content.ts'
import { addressOf } from '../wanted.ts'
import type { FoundProposal } from './proposal.store.ts'
import type { ProposalStanding } from './proposal.ts'

const tones: Record<ProposalStanding, Tone> = {
  waiting: 'perhaps',
  published: 'done',
  'sent-back': 'urgent',
  withdrawn: 'urgent',
}

export const ProposalTag = ({ standing, t }: { standing: ProposalStanding; t: Translate }) => (
  <Tag tone={tones[standing]}>{t(`knowledge.proposal.${standing}`)}</Tag>
)

/** The text as the organisation wrote it, in its own language. */
export const ProposalText = ({ proposal, t }: { proposal: FoundProposal; t: Translate }) => {
  const { content, language } = proposal
  const lines = (texts: string[]) => texts.map(text => <li>{text}</li>)
  return (
    <>
      <h2>{t('knowledge.challenge')}</h2>
      <p lang={language}>{content.challenge}</p>
      <h2>{t('knowledge.direction')}</h2>
      <p lang={language}>{content.direction}</p>
      <h2>{t('knowledge.steps')}</h2>
      <ol lang={language}>{lines(content.steps)}</ol>
      <h2>{t('knowledge.conditions')}</h2>
      <ul lang={language}>{lines(content.conditions)}</ul>
      <h2>{t('knowledge.for-whom')}</h2>
      <p lang={language}>{content.forWhom}</p>
    </>
  )
}

/** What it answers and lowers, as doors into the navigator. */
export const ProposalPlaces = ({
  proposal,
  knowledge,
  t,
}: {
  proposal: FoundProposal
  knowledge: Knowledge
  t: Translate
}) => (
  <ul>
    {knowledge.questions
      .filter(({ id }) => id === proposal.content.question)
      .map(({ id, ask }) => (
        <li>
          <a href={addressOf({ question: id })}>{ask[t.language]}</a>
        </li>
      ))}
    {knowledge.barriers
      .filter(({ id }) => proposal.content.barriers.includes(id))
      .map(({ id, title }) => (
        <li>
          <a href={addressOf({ barrier: id })}>{title[t.language]}</a>
        </li>
      ))}
  </ul>
)

const writtenBy = ({ organisation, decidedAt, proposedAt }: FoundProposal, t: Translate): string =>
  t('knowledge.proposal.by', { organisation, day: day(dayOf(decidedAt ?? proposedAt), t.language, 'plain') })

export const PublishedPage = (props: { visit: Visit; knowledge: Knowledge; proposal: FoundProposal }) => {
  const { visit, knowledge, proposal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={proposal.content.title}>
      <p class="no-print">
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1 lang={proposal.language}>{proposal.content.title}</h1>
      <p class="soft">{writtenBy(proposal, t)}</p>
      <ProposalText proposal={proposal} t={t} />
      <section class="card">
        <h2>{t('knowledge.answers')}</h2>
        <ProposalPlaces proposal={proposal} knowledge={knowledge} t={t} />
      </section>
    </Page>
  )
}

/** Published practices of organisations, beside those of the report. */
export const PublishedList = ({ published, t }: { published: FoundProposal[]; t: Translate }) =>
  published.length === 0 ? null : (
    <section>
      <h2>{t('knowledge.published')}</h2>
      <ul class="cards">
        {published.map(proposal => (
          <li>
            <a class="card" href={urls.published(proposal.id)}>
              <h3 lang={proposal.language}>{proposal.content.title}</h3>
              <span class="soft small">{writtenBy(proposal, t)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )

/** What my organisation proposed and what became of it. */
export const ProposalsPage = ({ visit, proposals }: { visit: Visit; proposals: FoundProposal[] }) => {
  const { t, worksFor } = visit
  return (
    <Page visit={visit} title={t('knowledge.proposals')} narrow>
      <p>
        <a href={urls.knowledge}>{t('knowledge.back')}</a>
      </p>
      <h1>{t('knowledge.proposals')}</h1>
      {!worksFor && (
        <Empty>
          <p>{t('knowledge.proposals.work-for')}</p>
          <div class="buttons">
            <a class="button main" href={urls.organisations}>
              {t('knowledge.proposals.choose')}
            </a>
          </div>
        </Empty>
      )}
      {worksFor && (
        <>
          <p>{t('knowledge.proposals.intro', { organisation: worksFor.name })}</p>
          <div class="buttons">
            <a class="button main" href={urls.propose}>
              {t('knowledge.propose')}
            </a>
          </div>
          <ul class="cards">
            {proposals.map(({ id, content, language, standing, reason }) => (
              <li class="card">
                <h2 lang={language}>{content.title}</h2>
                <p>
                  <ProposalTag standing={standing} t={t} />
                </p>
                {reason && <p>{t('knowledge.proposal.reason', { reason })}</p>}
                {standing === 'published' && <a href={urls.published(id)}>{t('knowledge.proposal.read')}</a>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
