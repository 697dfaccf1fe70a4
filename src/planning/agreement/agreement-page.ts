import { findAgreement } from './agreement.store.ts'
import { agreedOf, isOpen, lastStep, mayWrite, newestOf, partiesOf, refusalOf, stateOf, toSign } from './agreement.ts'
import type { AgreementProps } from './props.ts'
import { endsSoon, mayRenew } from './renew.ts'
import { type SignedIn, viewerIn } from './visit.ts'

/** Everything that the page of an agreement shows to this visitor; null: it is not theirs to see. */
export const agreementProps = async (visit: SignedIn, id: string): Promise<AgreementProps | null> => {
  const { db, today } = visit
  const viewer = viewerIn(visit)
  const agreement = await findAgreement(db, viewer, id)
  if (!agreement) return null
  const state = stateOf(agreement, today)
  const mine = partiesOf(agreement, viewer)
  const sent = lastStep(agreement, 'sent') !== undefined
  const write = mayWrite(agreement, viewer, today)
  const open = isOpen(agreement, today)
  const renew = mayRenew(agreement, viewer, today)
  const signing = toSign(agreement, viewer, today)
  return {
    visit,
    agreement,
    state,
    mine,
    toSign: signing,
    may: {
      write,
      sent,
      talk: open,
      refuse: signing.length > 0 && !refusalOf(agreement) && agreedOf(agreement)?.number !== newestOf(agreement).number,
      withdraw: write && agreedOf(agreement) === null,
      end: ['agreed', 'running'].includes(state) && !lastStep(agreement, 'ended'),
      renew,
      letEnd: renew && write && endsSoon(agreement, today),
    },
  }
}
