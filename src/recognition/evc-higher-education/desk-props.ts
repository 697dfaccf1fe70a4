import type { Ctx } from '../../platform/visit.ts'
import { evcPageProps } from './evc-page.ts'
import type { EvcPageProps } from './own.pages.tsx'

/** The procedure of this address, for who takes part in it or coordinates it; null for anybody else, its candidate included. */
export const deskProps = async (c: Ctx): Promise<EvcPageProps | null> => {
  const props = await evcPageProps(c)
  return props && props.evc.personId !== props.visit.person.id ? props : null
}
