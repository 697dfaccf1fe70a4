import { Name } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { matrixName } from './matrix.pages.tsx'
import type { Sheet } from './matrix.ts'
import { alikeTo, type Proposal } from './proposals.ts'
import type { Standing } from './standing.ts'

interface ProposalsPageProps {
  visit: Visit
  standing: Standing
  parts: { sheet: Sheet; proposals: Proposal[] }[]
  refusal?: Word
}

const mostNamed = 4

const Card = ({ visit: { t }, standing, proposal }: ProposalsPageProps & { proposal: Proposal }) => {
  const { cell, module, qualifications } = proposal
  const { competences } = standing.catalogue
  return (
    <form class="card" method="post" action={urls.matrixProposals(standing.matrix.of)}>
      <h3>{t('recognition.matrix.proposal', { module: module.title[t.language] })}</h3>
      <p>
        {t('recognition.matrix.proposal.because', { count: module.proves.length })}{' '}
        {qualifications.slice(0, mostNamed).map(({ id, title }, at) => (
          <>
            {at > 0 && ', '}
            <a href={urls.qualification(id)}>
              <Name of={title} otherwise={id} t={t} />
            </a>
          </>
        ))}
        {qualifications.length > mostNamed &&
          ` ${t('recognition.matrix.more', { count: qualifications.length - mostNamed })}`}
      </p>
      <details class="why">
        <summary>{t('recognition.matrix.proposal.competences')}</summary>
        <ul class="why-tree">
          {module.proves.map(id => (
            <li>
              <Name of={competences.get(id)?.label ?? {}} otherwise={id} t={t} />
            </li>
          ))}
        </ul>
      </details>
      <input type="hidden" name="cell" value={cell} />
      <Field name={`why-${module.id}`} label={t('recognition.matrix.why')} hint={t('recognition.matrix.why.hint')}>
        {aria => <input type="text" maxlength={300} {...aria} name="why" />}
      </Field>
      <div class="buttons">
        <button type="submit" name="decision" value="accepted" class="main">
          {t('recognition.matrix.accept')}
        </button>
        <button type="submit" name="decision" value="rejected">
          {t('recognition.matrix.reject')}
        </button>
      </div>
    </form>
  )
}

/** Qualifications that share much with what the programme awards, and what they lack. */
const Alike = ({ visit: { t }, standing, sheet }: ProposalsPageProps & { sheet: Sheet }) => {
  const alike = alikeTo(sheet.programme, standing.catalogue).slice(0, mostNamed)
  return (
    <ul>
      {alike.map(({ qualification, shared, missing }) => (
        <li>
          <a href={urls.qualification(qualification.id)}>
            <Name of={qualification.title} otherwise={qualification.id} t={t} />
          </a>{' '}
          {t('recognition.matrix.shared', { shared: shared.length, all: shared.length + missing.length })}
        </li>
      ))}
    </ul>
  )
}

/** Rows that shared competences propose: a person accepts or rejects each, with why. */
export const ProposalsPage = (props: ProposalsPageProps) => {
  const { visit, standing, parts, refusal } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.matrix.proposals')} narrow>
      <p>
        <a href={urls.matrix(standing.matrix.of)}>{matrixName(visit, standing.matrix)}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.matrix.proposals')}</h1>
      <p>{t('recognition.matrix.proposals.intro')}</p>
      {parts.map(({ sheet, proposals }) => (
        <section>
          <h2>{sheet.programme.title[t.language]}</h2>
          <Alike {...props} sheet={sheet} />
          {proposals.map(proposal => (
            <Card {...props} proposal={proposal} />
          ))}
          {proposals.length === 0 && (
            <Empty>
              <p>{t('recognition.matrix.proposals.none')}</p>
            </Empty>
          )}
        </section>
      ))}
    </Page>
  )
}
