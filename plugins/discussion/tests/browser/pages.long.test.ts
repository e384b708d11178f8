import { describePluginPages } from '../../../api/testing-pages.ts'
import { plugin } from '../../server/index.ts'
import { example } from '../example.ts'

describePluginPages(plugin, example, {
  client: new URL('../../client/index.ts', import.meta.url),
  places: ({ startThread, judge }) => [
    `thread/${startThread.thread.id}`,
    'rubric',
    'rubric/people',
    `rubric/people/${judge.judgement?.person}`,
  ],
})
