import { expect, test } from 'vitest'
import { claimPorts } from '../demo/ports.ts'

test('Demos that are started at once take ports of their own, two beside each other', async () => {
  const claims = await Promise.all([1, 2, 3].map(() => claimPorts({ mood: 'moodle' })))
  const ports = claims.flatMap(({ lms, port }) => [port, Number(new URL(lms.url).port)])
  await Promise.all(claims.map(({ lms }) => lms.close()))
  expect(new Set(ports).size).toBe(6)
  for (const { lms, port } of claims) expect(Number(new URL(lms.url).port)).toBe(port + 1)
})
