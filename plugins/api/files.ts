import type { FileCard, FileId } from './contract.ts'
import type { Audience } from './server.ts'

/** A file as a plugin keeps it: what a signature may be made of, since another content has another hash. */
export interface KeptFile extends Pick<FileCard, 'id' | 'name' | 'type' | 'size'> {
  /** The SHA-256 of the content, in hex. */
  readonly sha256: string
}

/** Files that the plugin keeps in this activity, as queries see them; what is attached to messages is not among them. */
export interface FileReading {
  /** Cards of those that the asking person may open, in the order named; the others are left out. */
  list(files: readonly FileId[]): Promise<FileCard[]>
  /** Those named as they are kept, whoever asks. What was removed, or erased with its uploader, is left out. */
  describe(files: readonly FileId[]): Promise<KeptFile[]>
}

/** The same, as commands use them. Who may open a file is what was said here last; tell those who see it by an event. */
export interface FileKeeping extends FileReading {
  /**
   * Keeps uploads of the actor's own, for an audience (by default the activity's): nobody else can attach or keep them any
   * more. Throws `file_not_yours` unless all of them are the actor's and free.
   */
  keep(files: readonly FileId[], audience?: Audience): Promise<FileCard[]>
  /** Throws `not_found` for what the plugin does not keep here. */
  setAudience(files: readonly FileId[], audience: Audience): Promise<void>
  /** Removes them for good. What is not there is no error. */
  remove(files: readonly FileId[]): Promise<void>
}
