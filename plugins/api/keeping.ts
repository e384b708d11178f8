import type { Kysely } from 'kysely'
import type { ActivityId, FileId, PersonId } from './contract.ts'

/** What a plugin does with personal data, or the reason why it holds none. */
export type Privacy<Tables> =
  | { readonly noPersonalData: string }
  | {
      /** Everything the plugin holds about a person, as plain data. */
      export(db: Kysely<Tables>, person: PersonId): Promise<unknown>
      /** Removes the person from every column; what others built on it may stay without the name. */
      erase(db: Kysely<Tables>, person: PersonId): Promise<void>
    }

/** The two activities of a copy; the plugin fills the new one with what is not personal. */
export interface Copy<Tables> {
  readonly db: Kysely<Tables>
  readonly from: ActivityId
  readonly to: ActivityId
  /**
   * Copies files that the plugin keeps in the old activity, for everybody whom the new one is for: examples and hand-outs,
   * never what people made. Answers the new ids by the old; what is not there is left out.
   */
  copyFiles(files: readonly FileId[]): Promise<ReadonlyMap<FileId, FileId>>
}
