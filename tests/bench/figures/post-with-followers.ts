import type { Figure } from '../figure.ts'
import { openPosts } from '../posts/posts.ts'

export const figure: Figure = {
  name: 'post-with-followers',
  unit: 'messages per second',
  aim: 0.5,
  better: 'more',
  about:
    'Messages of 128 people sent at once, until all are committed and every follower has read them; bare commits the same 128 at once as one prepared insert each.',
  open: openPosts,
}
