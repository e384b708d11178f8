import type { GuestPage } from '../../api/guest-page.ts'

export const guests: Readonly<Record<'witness', GuestPage>> = {
  witness: { load: () => import('./witness/witness-page.ts'), tag: 'witness-page' },
}
