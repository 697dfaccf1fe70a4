import type { Translate } from '../platform/words.ts'
import { Choices } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Actor, Knowledge } from './content.ts'
import { PracticeList } from './practice-list.tsx'

const answers = ['ja', 'soms', 'nee'] as const
type Answer = (typeof answers)[number]
const nameOf = (at: number): string => `v${at + 1}`

/** What somebody answered, in the order of the questions; null: nothing. It stands in the address and nowhere else. */
export const readAnswers = (query: URLSearchParams, { check }: Actor): (Answer | null)[] =>
  check.map((_, at) => answers.find(answer => answer === query.get(nameOf(at))) ?? null)

interface CheckProps {
  actor: Actor
  knowledge: Knowledge
  answers: (Answer | null)[]
  t: Translate
}

/** What helps with every question that was not answered with yes, each practice once. */
const Outcome = ({ actor, knowledge, answers: given, t }: CheckProps) => {
  const helping = new Set(
    actor.check.filter((_, at) => given[at] === 'nee' || given[at] === 'soms').flatMap(({ practices }) => practices),
  )
  const practices = knowledge.practices.filter(({ id }) => helping.has(id))
  return (
    <section id="uitkomst">
      <h3>{t('knowledge.check.outcome')}</h3>
      <p>{t(practices.length > 0 ? 'knowledge.check.helps' : 'knowledge.check.fine')}</p>
      <PracticeList practices={practices} t={t} />
    </section>
  )
}

/** Five minutes of questions; nothing is kept. */
export const SelfCheck = (props: CheckProps) => {
  const { actor, answers: given, t } = props
  return (
    <section>
      <h2 id="zelftest">{t('knowledge.check')}</h2>
      <p>{t('knowledge.check.intro', { count: actor.check.length })}</p>
      {given.some(answer => answer !== null) && <Outcome {...props} />}
      <form method="get" action={`${urls.actor(actor.id)}#uitkomst`} class="card no-print">
        {actor.check.map(({ ask }, at) => (
          <Choices
            name={nameOf(at)}
            legend={ask[t.language]}
            inRow
            options={answers.map(answer => ({ value: answer, label: t(`knowledge.check.${answer}`) }))}
            chosen={given.slice(at, at + 1).flatMap(answer => answer ?? [])}
          />
        ))}
        <div class="buttons">
          <button type="submit" class="main">
            {t('knowledge.check.show')}
          </button>
        </div>
      </form>
    </section>
  )
}
