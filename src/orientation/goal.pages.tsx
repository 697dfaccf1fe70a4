import type { Translate } from '../platform/words.ts'
import { type Problem, Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { FoundGoals, Goal } from './find-goals.ts'
import { SearchField } from './finder.tsx'
import { QuestionPage } from './question.pages.tsx'
import { TaggedName } from './tagged-name.tsx'
import type { Step } from './walk.ts'

const GoalName = ({ goal, t }: { goal: Goal; t: Translate }) => {
  const { qualification } = goal
  return (
    <>
      <TaggedName label={qualification.title} id={qualification.id} t={t} />{' '}
      {qualification.shortage && <Tag tone="perhaps">{t('orientation.goal.shortage')}</Tag>}
      <span class="soft">
        {[
          qualification.level && t('orientation.goal.level', { level: qualification.level }),
          t(goal.onOffer ? 'orientation.goal.offered' : 'orientation.goal.not-offered'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

/** Goals to choose from; also what the browser fetches while somebody types. */
export const GoalChoices = ({ found, chosen, t }: { found: FoundGoals; chosen: Goal | null; t: Translate }) => {
  const others = found.goals.filter(({ qualification }) => qualification.id !== chosen?.qualification.id)
  const list = [...(chosen ? [chosen] : []), ...others]
  return (
    <>
      {found.refusal && <p>{t(found.refusal)}</p>}
      {found.asked !== '' && !found.refusal && (
        <p>
          {found.goals.length > 0
            ? t('orientation.search.count', { count: found.goals.length, asked: found.asked })
            : `${t('orientation.search.none', { asked: found.asked })} ${t('orientation.goal.none.advice')}`}
        </p>
      )}
      {list.length > 0 && (
        <fieldset>
          <legend>{t(found.asked === '' ? 'orientation.goal.offer' : 'orientation.goal.choose')}</legend>
          <ul class="choices">
            {list.map(goal => (
              <li>
                <label class="choice">
                  <input type="radio" name="goal" value={goal.qualification.id} checked={goal === chosen} />
                  <span>
                    <GoalName goal={goal} t={t} />
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </>
  )
}

export const GoalPage = (props: { step: Step; found: FoundGoals; chosen: Goal | null; problems?: Problem[] }) => {
  const { step, found, chosen, problems = [] } = props
  const { t } = step.visit
  return (
    <QuestionPage step={step} problems={problems} scripts={['live']}>
      <SearchField
        visit={step.visit}
        label={t('orientation.goal.search')}
        hint={t('orientation.goal.search.hint')}
        live={urls.search('doel')}
        typed={found.asked}
        asked={found.asked}
        problems={problems}
      >
        <GoalChoices found={found} chosen={chosen} t={t} />
      </SearchField>
      <p>
        <button type="submit" name="do" value="weet-niet">
          {t('orientation.goal.unknown')}
        </button>
      </p>
    </QuestionPage>
  )
}
