import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Knowledge, sufferers } from '../content.ts'
import type { ProposalProblem, TypedProposal } from './proposal.ts'

interface ProposeProps {
  visit: Visit
  knowledge: Knowledge
  typed: TypedProposal
  problems: ProposalProblem[]
}

const texts = [
  ['title', 2],
  ['challenge', 4],
  ['direction', 4],
  ['steps', 6],
  ['conditions', 4],
  ['forWhom', 2],
] as const

const Texts = ({ typed, problems, t }: { typed: TypedProposal; problems: Problem[]; t: Translate }) => (
  <>
    {texts.map(([name, rows]) => (
      <Field
        name={name}
        label={t(`knowledge.propose.${name}`)}
        hint={t(`knowledge.propose.${name}.hint`)}
        problems={problems}
      >
        {aria => (
          <textarea rows={rows} {...aria}>
            {typed[name]}
          </textarea>
        )}
      </Field>
    ))}
  </>
)

/** A practice told by an organisation: the same parts as those of the report. */
export const ProposePage = ({ visit, knowledge, typed, problems: found }: ProposeProps) => {
  const { t } = visit
  const problems = found.map(({ field, says }) => ({
    // The first of the groups that they stand in.
    field: field === 'barriers' ? 'barriers-worker' : field,
    text: t(says, { field: t(`knowledge.propose.${field}`) }),
  }))
  return (
    <Page visit={visit} title={t('knowledge.propose')} narrow>
      <p>
        <a href={urls.proposals}>{t('knowledge.proposals')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('knowledge.propose')}</h1>
      <p>{t('knowledge.propose.intro')}</p>
      <form method="post" action={urls.propose}>
        <Texts typed={typed} problems={problems} t={t} />
        <Field name="question" label={t('knowledge.propose.question')} problems={problems}>
          {aria => (
            <select {...aria}>
              <option value="">{t('knowledge.propose.question.none')}</option>
              {knowledge.questions.map(({ id, ask }) => (
                <option value={id} selected={typed.question === id}>
                  {ask[t.language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Choices
          name="for"
          legend={t('knowledge.propose.for')}
          many
          options={knowledge.actors.map(({ id, name }) => ({ value: id, label: name[t.language] }))}
          chosen={typed.for}
        />
        <h2>{t('knowledge.propose.barriers')}</h2>
        {sufferers.map(of => (
          <Choices
            name={`barriers-${of}`}
            legend={t(`knowledge.barriers-of.${of}`)}
            many
            options={knowledge.barriers
              .filter(barrier => barrier.of === of)
              .map(({ id, title }) => ({ value: id, label: title[t.language] }))}
            chosen={typed.barriers}
          />
        ))}
        <div class="buttons">
          <button type="submit" class="main">
            {t('knowledge.propose.send')}
          </button>
        </div>
      </form>
    </Page>
  )
}
