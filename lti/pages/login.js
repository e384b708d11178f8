// Runs in the frame before the LMS is asked who is there: finds out whether this browser can remember anything here.
void (async () => {
  const { home, authorize, key, proof, state, target, origin } = document.body.dataset
  const main = document.querySelector('main')
  main.hidden = true

  const keepInSession = () => {
    try {
      sessionStorage.setItem(key, proof)
      return sessionStorage.getItem(key) === proof
    } catch {
      return false
    }
  }

  const isKept = async (path, fields) => {
    try {
      const answer = await fetch(home + path, { method: 'POST', body: new URLSearchParams(fields) })
      return (await answer.json()).kept
    } catch {
      return false
    }
  }

  const keepWithPlatform = async () => {
    const offered = target || (await findOffer())
    if (!offered) return false
    const kept = await askPage({ subject: 'lti.put_data', key, value: proof }, { frame: offered, origin })
    if (kept?.value !== proof || kept.error) return false
    return offered === target || isKept('/lti/login/target', { state, proof, target: offered })
  }

  const findOffer = async () => {
    const answer = await askPage({ subject: 'lti.capabilities' }, {})
    const offer = answer?.supported_messages?.find(({ subject }) => subject === 'lti.put_data')
    return offer && (offer.frame || '_parent')
  }

  const inSession = keepInSession()
  if (await isKept('/lti/login/check', { state })) return location.replace(authorize)
  // Where the LMS names no frame that keeps things and the session will do, its silence is not worth waiting for.
  const withPlatform = inSession && !target ? false : await keepWithPlatform()
  if (withPlatform || inSession) return location.replace(authorize)
  main.hidden = false
})()
