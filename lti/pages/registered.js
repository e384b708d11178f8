// Tells the LMS that the registration is over (LTI dynamic registration, 3.7).
;(window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*')
