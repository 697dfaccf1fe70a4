import type { Programme } from '../../catalogue/index.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { DealFacts } from '../procedures/judged.pages.tsx'
import type { Frame } from './frame.ts'
import type { ScanFrame } from './quickscan.ts'

interface HowProps {
  visit: Visit
  frame: Frame
  programme: Programme
  providerName: string
  evc: ScanFrame['evc']
  /** Whether its provider is here to do it. */
  here: boolean
  refusal?: Word
}

/** How a quickscan goes, read before one begins: which EVC, the steps, the time, the price, the appeal. */
export const HowScanPage = ({ visit, frame, programme, providerName, evc, here, refusal }: HowProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.quickscan.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.quickscan.how.title')}</h1>
      <p>{t('recognition.quickscan.how.of', { programme: programme.title, provider: providerName })}</p>
      <p class="notice">{t(`recognition.quickscan.evc.${evc}.explain`)}</p>
      <DealFacts deal={frame.deal} t={t} />
      <h2>{t('recognition.quickscan.how.steps')}</h2>
      <ol>
        {(['intake', 'scan', 'proofs', 'talk', 'test', 'decision'] as const).map(step => (
          <li>{t(`recognition.quickscan.how.${step}`, { count: frame.outcomes.length })}</li>
        ))}
      </ol>
      <p>{frame.takes[t.language]}</p>
      <p>{t(`recognition.quickscan.how.${frame.exemptions}`)}</p>
      <p class="soft">
        {t('house.why.source')}: {frame.source.title}
      </p>
      {here ? (
        <form method="post" action={urls.scanOf(programme.id)}>
          <button type="submit" class="main">
            {t('recognition.quickscan.begin')}
          </button>
        </form>
      ) : (
        <p>{t('recognition.judging.nobody-there')}</p>
      )}
    </Page>
  )
}
