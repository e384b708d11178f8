import type { OutputOf } from '../../plugins/api/contract.ts'
import type { contract } from '../../server/activities/contract.ts'
import { readLanguage } from '../texts/language.ts'

/** A plugin as a designer meets it. */
export type Offer = OutputOf<(typeof contract)['queries']['listOffers']>[number]

const wordsOf = ({ texts }: Offer) => texts[readLanguage()]

export const offeredName = (offer: Offer): string => wordsOf(offer)['name'] ?? offer.id

export const offeredFor = (offer: Offer): string => wordsOf(offer)['description'] ?? ''

/** What a setting is called; undefined when the plugin does not say. */
export const labelOf = (offer: Offer, setting: string): string | undefined => wordsOf(offer)[`settings.${setting}`]
