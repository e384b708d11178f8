import type { FileLimits } from '../../plugins/api/client.ts'
import type { GuestClient } from '../../plugins/api/guest-page.ts'
import type { FileId } from '../../plugins/api/contract.ts'
import { Refusal } from '../../plugins/api/refusal.ts'
import { FileAddresses } from '../connection/files/addresses.ts'
import { Http } from '../connection/http.ts'
import { throwInDoubt } from '../connection/unanswered.ts'
import { guestFiles } from './guest-files.ts'

/** What a link is for, as the server says it. */
export interface OpenedLink {
  readonly plugin: string
  readonly guest: string
  readonly until: number
  /** What may be brought; undefined for nothing. */
  readonly brings?: FileLimits
}

type Addresses = Awaited<ReturnType<ConstructorParameters<typeof FileAddresses>[0]>>

/** Speaks to the server with the secret of a link: no visit, no socket, nothing kept on the device. */
export class GuestLine {
  private readonly http: Http

  /** `ended` hears when the server says that the link opens nothing any more. */
  constructor(
    private readonly secret: string,
    private readonly ended: (why: Error) => void,
  ) {
    this.http = new Http({ token: () => secret, scheme: 'Guest', onSignedOut: () => undefined })
  }

  async open(): Promise<OpenedLink> {
    return (await this.http.get('/api/guest')) as OpenedLink
  }

  clientFor({ until, brings }: OpenedLink): GuestClient {
    const addresses = new FileAddresses((files) => this.listAddresses(files))
    // What the answers are, the contract of the plugin says, which the server keeps to.
    const client: GuestClient = {
      until,
      query: (name, input) => this.ask(() => this.http.get(addressOf(name, input))),
      command: (name, input) => this.ask(() => this.http.post(addressOf(name), input)).catch(throwInDoubt),
      files: guestFiles({ addresses, token: () => this.secret, limits: brings, remove: (file) => this.remove(file) }),
    }
    return client
  }

  private async listAddresses(files: readonly FileId[]): Promise<Addresses> {
    return (await this.ask(() => this.http.post('/api/guest/files', { files }))) as Addresses
  }

  private async remove(file: FileId): Promise<void> {
    await this.ask(() => this.http.post('/api/guest/uploads/remove', { file }))
  }

  private async ask(attempt: () => Promise<unknown>): Promise<unknown> {
    try {
      return ((await attempt()) as { answer: unknown }).answer
    } catch (error) {
      if (error instanceof Refusal && error.code.startsWith('link_')) this.ended(error)
      throw error
    }
  }
}

const addressOf = (name: string, input?: unknown): string =>
  `/api/guest/operations/${name}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`
