import type { Module, Programme } from '../../catalogue/index.ts'
import { hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Field, Figures, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { DealFacts } from '../procedures/judged.pages.tsx'
import type { ConditionsAsk } from './begin-internship.ts'
import type { Frame } from './frame.ts'
import { mostOff } from './shortening.ts'

const fieldOf: Record<string, string> = {
  'recognition.quickscan.intake.wrong-years': 'years',
  'recognition.internship.too-few-years': 'years',
  'recognition.internship.condition-missing': 'condition',
}

interface ConditionsProps {
  visit: Visit
  frame: Frame
  programme: Programme
  module: Module
  providerName: string
  here: boolean
  typed?: ConditionsAsk
  refusal?: Word
}

/** How shortening an internship goes, and its conditions with why: one checks them for oneself before one begins. */
export const ConditionsPage = (props: ConditionsProps) => {
  const { visit, frame, programme, module, providerName, here, typed, refusal } = props
  const { t } = visit
  const problems = refusal ? [{ field: fieldOf[refusal] ?? null, text: t(refusal, { years: frame.years }) }] : []
  return (
    <Page visit={visit} title={t('recognition.internship.title')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.internship.how.title')}</h1>
      <p>
        {t('recognition.internship.how.of', {
          module: module.title,
          programme: programme.title,
          provider: providerName,
        })}
      </p>
      <Figures
        figures={[
          { value: hours(mostOff(frame, module), t.language), meaning: t('recognition.internship.at-most') },
          { value: hours(module.workplace, t.language), meaning: t('recognition.internship.lasts') },
        ]}
      />
      <DealFacts deal={frame.deal} t={t} />
      <ol>
        {(['objectives', 'mentor', 'hand-in', 'decision'] as const).map(step => (
          <li>{t(`recognition.internship.how.${step}`, { count: frame.objectives.length, days: frame.handInDays })}</li>
        ))}
      </ol>
      <p class="soft">
        {t('house.why.source')}: {frame.source.title}
      </p>
      {here ? (
        <form method="post" action={urls.internshipOf(programme.id)}>
          <Choices
            name="condition"
            legend={t('recognition.internship.conditions')}
            options={frame.conditions.map(({ id, says, why }) => ({
              value: id,
              label: says[t.language],
              hint: why[t.language],
            }))}
            chosen={typed?.conditions ?? []}
            many
          />
          <Field
            name="years"
            label={t('recognition.internship.years')}
            hint={t('recognition.internship.years.hint', { years: frame.years })}
            problems={problems}
          >
            {aria => <input type="text" inputmode="numeric" class="short" value={typed?.years} {...aria} />}
          </Field>
          <button type="submit" class="main">
            {t('recognition.internship.begin')}
          </button>
        </form>
      ) : (
        <p>{t('recognition.judging.nobody-there')}</p>
      )}
    </Page>
  )
}
