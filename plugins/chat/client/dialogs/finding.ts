import { nameOf, type ActivityClient } from '../../../api/client.ts'
import type { PersonCard } from '../../../api/contract.ts'
import type { contract } from '../../contract.ts'

type Client = Pick<ActivityClient<typeof contract>, 'people'>

/** Everybody the activity is for, by name. */
export const listEverybody = (client: Client): Promise<readonly PersonCard[]> => client.people.query('list', {})

/** Those who have a word that begins like this in their name; without accents and capitals. */
export function findByName(people: readonly PersonCard[], words: string): PersonCard[] {
  const wanted = plain(words.trim())
  return people.filter((person) => {
    const name = plain(nameOf(person))
    return wanted === '' || name.startsWith(wanted) || name.split(/\s+/).some((word) => word.startsWith(wanted))
  })
}

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
