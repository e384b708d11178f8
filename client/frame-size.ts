/** The least in which the header, some of the talk and the composer find room together; Moodle gives more. */
const enough = 480

/** What is asked for where there is less. What we show scrolls inside it, so more is never needed. */
const comfortable = 640

/**
 * Asks the page around us for height where there is too little; Canvas listens, Moodle gives what it has. Where there is
 * enough nothing is asked: the frame ends where the window does, and a higher one would push the composer below it. The
 * message says nothing but a number, so it may be read by whoever holds the frame.
 */
export function askForHeight(): void {
  if (window.parent === window) return
  let asked = false
  const look = () => {
    // A frame that is not shown yet has no size that means anything.
    if (window.innerWidth === 0 || window.innerHeight >= enough || asked) return
    asked = true
    window.parent.postMessage({ subject: 'lti.frameResize', height: comfortable }, '*')
  }
  window.addEventListener('resize', look)
  look()
}
