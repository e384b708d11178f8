import type { OutputOf } from '../../plugins/api/contract.ts'
import type { contract } from '../../server/activities/contract.ts'
import { isIcon, type IconName } from '../elements/icons.ts'
import { readLanguage } from '../texts/language.ts'

/** A plugin as a designer meets it. */
export type Offer = OutputOf<(typeof contract)['queries']['listOffers']>[number]

const wordsOf = ({ texts }: Offer) => texts[readLanguage()]

/** In the order of the alphabet, as the reader's language has it. */
export const inOrder = (offers: readonly Offer[]): Offer[] =>
  offers.toSorted((one, other) => offeredName(one).localeCompare(offeredName(other), readLanguage()))

/** What stands for it in a drawing; a plain piece of paper where it has none that the house knows. */
export const drawingOf = ({ icon }: Offer): IconName => (icon !== null && isIcon(icon) ? icon : 'file')

/** What a learner finds at first; undefined when the plugin does not say. */
export const beginningOf = (offer: Offer): string | undefined => wordsOf(offer)['begins']

export const offeredName = (offer: Offer): string => wordsOf(offer)['name'] ?? offer.id

export const offeredFor = (offer: Offer): string => wordsOf(offer)['description'] ?? ''

/** What a setting is called; undefined when the plugin does not say. */
export const labelOf = (offer: Offer, setting: string): string | undefined => wordsOf(offer)[`settings.${setting}`]
