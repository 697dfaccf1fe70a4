import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Knowledge } from '../content.ts'
import { ProposalPlaces, ProposalTag, ProposalText } from './proposal.pages.tsx'
import type { FoundProposal } from './proposal.store.ts'
import { reviewsFrom } from './proposal.ts'

export const ToReviewPage = ({ visit, proposals }: { visit: Visit; proposals: FoundProposal[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('knowledge.review')} narrow>
      <h1>{t('knowledge.review')}</h1>
      {proposals.length === 0 && (
        <Empty>
          <p>{t('knowledge.review.none')}</p>
        </Empty>
      )}
      <ul class="cards">
        {proposals.map(({ id, content, language, organisation, standing }) => (
          <li>
            <a class="card" href={urls.review(id)}>
              <h2 lang={language}>{content.title}</h2>
              {organisation} <ProposalTag standing={standing} t={t} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

interface ReviewProps {
  visit: Visit
  knowledge: Knowledge
  proposal: FoundProposal
  refusal?: Word
  reason?: string
}

export const ReviewPage = ({ visit, knowledge, proposal, refusal, reason }: ReviewProps) => {
  const { t } = visit
  const about = refusal === 'knowledge.review.no-reason' ? 'reason' : null
  const problems = refusal ? [{ field: about, text: t(refusal) }] : []
  const options = reviewsFrom[proposal.standing]
  return (
    <Page visit={visit} title={proposal.content.title} narrow>
      <p>
        <a href={urls.reviews}>{t('knowledge.review')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1 lang={proposal.language}>{proposal.content.title}</h1>
      <p>
        {proposal.organisation} <ProposalTag standing={proposal.standing} t={t} />
      </p>
      <ProposalText proposal={proposal} t={t} />
      <h2>{t('knowledge.answers')}</h2>
      <ProposalPlaces proposal={proposal} knowledge={knowledge} t={t} />
      {options.length > 0 && (
        <form method="post" action={urls.review(proposal.id)}>
          <Field
            name="reason"
            label={t('knowledge.review.reason')}
            hint={t('knowledge.review.reason.hint')}
            problems={problems}
          >
            {aria => (
              <textarea rows={4} {...aria}>
                {reason}
              </textarea>
            )}
          </Field>
          <div class="buttons">
            {options.map(option => (
              <button type="submit" name="decision" value={option} class={option === 'published' ? 'main' : undefined}>
                {t(`knowledge.review.${option}`)}
              </button>
            ))}
          </div>
        </form>
      )}
    </Page>
  )
}
