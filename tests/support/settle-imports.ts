import { afterEach, vi } from 'vitest'

/**
 * Parts of a page are loaded when they are needed. Each test ends with all of them there and drawn: one that cannot be drawn
 * then fails always, and not only where it happens to be loaded before the last test is over.
 */
afterEach(() => vi.dynamicImportSettled())
