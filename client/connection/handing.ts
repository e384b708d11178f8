import type { Handing, Taken } from '../../plugins/api/client.ts'
import type { contract } from '../../server/handing/contract.ts'
import { makeFeatureClient, type Lines } from './feature-client.ts'
import type { Answered } from './http.ts'
import { newKey } from './key.ts'
import { throwInDoubt } from './unanswered.ts'

/** Talk that goes on elsewhere: what takes it is asked in the activity that takes it, where the page's socket is not. */
export const makeHanding = (lines: Lines): Handing => ({
  listTakers: (conversation) =>
    makeFeatureClient<typeof contract>('handing', lines).query('listTakers', { conversation }),
  async take(to, input, key = newKey()) {
    const body = { from: lines.activity, ...input }
    const given = lines.http.post(`/api/activities/${to}/handing/take`, body, key).catch(throwInDoubt)
    return ((await given) as Answered<Taken>).answer
  },
  async takeBack(to, conversation) {
    await lines.http.post(`/api/activities/${to}/handing/takeBack`, { conversation }, newKey()).catch(throwInDoubt)
  },
})
