import type { GuestPage } from '../../api/guest-page.ts'

export const guests: Readonly<Record<'witness' | 'observer', GuestPage>> = {
  witness: { load: () => import('./witness/witness-page.ts'), tag: 'witness-page' },
  observer: { load: () => import('./observing/observer-page.ts'), tag: 'observer-page' },
}
