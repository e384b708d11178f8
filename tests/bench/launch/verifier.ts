import { importSPKI, jwtVerify } from 'jose'
import { cpuSeconds, serve } from '../child.ts'
import type { Verifier } from './launches.ts'

serve<Verifier>({
  async verify({ tokens, publicKey, audience }) {
    const key = await importSPKI(publicKey, 'RS256')
    const before = cpuSeconds()
    for (const token of tokens) await jwtVerify(token, key, { audience })
    return cpuSeconds() - before
  },
})
