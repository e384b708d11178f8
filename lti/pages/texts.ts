import type { Story } from '../oidc/refusals.ts'

interface Texts {
  /** A title and a sentence or two for each way of being turned away. */
  readonly stories: Readonly<Record<Story, readonly [title: string, ...paragraphs: string[]]>>
  readonly ownWindow: {
    readonly title: string
    readonly why: string
    readonly open: string
    readonly again: string
    readonly held: string
  }
  readonly opening: string
  readonly goOn: string
  readonly connected: { readonly title: string; readonly text: string; readonly activate: string }
  readonly helpdesk: { readonly title: string; readonly when: string; readonly reference: string }
}

/** Those that send people to somebody with the number below. */
export const withNumber: ReadonlySet<Story> = new Set(['untrusted', 'waiting', 'switched_off', 'not_registered'])

const en: Texts = {
  stories: {
    untrusted: [
      'This did not open',
      'What the course page sent could not be checked, so nothing was opened and nothing was changed.',
      'Go back to your course and open the activity again. If it happens again, give your helpdesk the number below.',
    ],
    start_again: [
      'Open it again from your course',
      'This way in was used already, is too old, or belongs to another browser. Nothing is lost.',
      'Go back to your course, reload the page and open the activity again.',
    ],
    not_connected: [
      'This course site is not connected yet',
      'Tertulia does not know the site that sent you. An administrator has to connect it first.',
    ],
    waiting: [
      'An administrator has to let this site in',
      'Your course site asked to use Tertulia, and waits to be approved. Give your administrator the number below.',
    ],
    switched_off: [
      'This course site is switched off',
      'An administrator has switched it off. Give them the number below.',
    ],
    platform_says_no: [
      'Your course site did not let you through',
      'It answered with an error. Go back to your course, sign in again if it asks, and open the activity again.',
    ],
    keys_unavailable: [
      'Your course site does not answer',
      'Tertulia has to ask it whether this visit is genuine, and gets no answer. This page tries again by itself.',
    ],
    nobody: [
      'Your course site did not say who you are',
      'People see each other here, so Tertulia cannot open without knowing you. Sign in to your course site and open the activity again.',
      'Are you signed in? Then your course site keeps back who opens this. Its administrator can let it send an identifier (the claim “sub”), which may be a made-up one: names and addresses are not needed.',
    ],
    not_for_placing: ['Only those who lead a course can add activities', 'Ask the facilitator of your course.'],
    cannot_place_here: [
      'An activity cannot be added here',
      'This part of your course site takes other things. Add it where your course site adds activities.',
    ],
    not_registered: [
      'The site could not be connected',
      'Nothing was changed; the invitation can be used again. The number below leads to the reason in the log.',
    ],
    invitation_spent: [
      'This invitation does not work any more',
      'It was used already, or it is too old. Ask whoever sent it for a new one.',
    ],
    broken: ['Something broke on our side', 'Nothing was lost. Try again in a moment.'],
  },
  ownWindow: {
    title: 'This needs a window of its own',
    why: 'Your browser did not let Tertulia remember you inside the course page. In a window of its own it can.',
    open: 'Open in a new window',
    again: 'Try here again',
    held: 'Nothing happens after you press it? Your browser may have held the window back: look for a small sign at the end of the address line and allow it for this course.',
  },
  opening: 'Opening',
  goOn: 'Go on',
  connected: {
    title: 'Connected',
    text: 'This site and Tertulia know each other now. You can close this page.',
    activate: 'The tool still has to be activated in your course site.',
  },
  helpdesk: { title: 'For your helpdesk', when: 'When', reference: 'Number to quote' },
}

const es: Texts = {
  stories: {
    untrusted: [
      'No se pudo abrir',
      'No se pudo comprobar lo que envió la página del curso; no se abrió ni se cambió nada.',
      'Vuelve a tu curso y abre la actividad de nuevo. Si se repite, dale a tu mesa de ayuda el número de abajo.',
    ],
    start_again: [
      'Ábrela de nuevo desde tu curso',
      'Esta entrada ya se usó, es demasiado antigua o es de otro navegador. No se ha perdido nada.',
      'Vuelve a tu curso, recarga la página y abre la actividad de nuevo.',
    ],
    not_connected: [
      'Este sitio de cursos aún no está conectado',
      'Tertulia no conoce el sitio que te envió. Un administrador tiene que conectarlo primero.',
    ],
    waiting: [
      'Un administrador tiene que dar acceso a este sitio',
      'Tu sitio de cursos pidió usar Tertulia y espera aprobación. Dale a tu administrador el número de abajo.',
    ],
    switched_off: ['Este sitio de cursos está desactivado', 'Lo desactivó un administrador. Dale el número de abajo.'],
    platform_says_no: [
      'Tu sitio de cursos no te dejó pasar',
      'Respondió con un error. Vuelve a tu curso, identifícate de nuevo si te lo pide y abre la actividad otra vez.',
    ],
    keys_unavailable: [
      'Tu sitio de cursos no responde',
      'Tertulia tiene que preguntarle si esta visita es auténtica y no recibe respuesta. Esta página lo intenta de nuevo sola.',
    ],
    nobody: [
      'Tu sitio de cursos no dijo quién eres',
      'Aquí las personas se ven, así que Tertulia no puede abrirse sin conocerte. Identifícate en tu sitio de cursos y abre la actividad de nuevo.',
      '¿Ya te identificaste? Entonces tu sitio de cursos no dice quién abre esto. Quien lo administra puede permitir que envíe un identificador (el dato «sub»), que puede ser inventado: no hacen falta nombres ni direcciones.',
    ],
    not_for_placing: ['Solo quien dirige un curso puede añadir actividades', 'Pregunta a quien facilita tu curso.'],
    cannot_place_here: [
      'Aquí no se puede añadir una actividad',
      'Esta parte de tu sitio de cursos admite otras cosas. Añádela donde tu sitio añade actividades.',
    ],
    not_registered: [
      'No se pudo conectar el sitio',
      'No se cambió nada; la invitación se puede usar otra vez. El número de abajo lleva al motivo en el registro.',
    ],
    invitation_spent: [
      'Esta invitación ya no sirve',
      'Ya se usó o es demasiado antigua. Pide una nueva a quien te la envió.',
    ],
    broken: ['Algo falló de nuestro lado', 'No se ha perdido nada. Inténtalo de nuevo en un momento.'],
  },
  ownWindow: {
    title: 'Esto necesita una ventana propia',
    why: 'Tu navegador no dejó que Tertulia te recordara dentro de la página del curso. En una ventana propia sí puede.',
    open: 'Abrir en una ventana nueva',
    again: 'Probar aquí otra vez',
    held: '¿No pasa nada al pulsarlo? Puede que tu navegador haya retenido la ventana: busca una pequeña señal al final de la barra de direcciones y permítela para este curso.',
  },
  opening: 'Abriendo',
  goOn: 'Continuar',
  connected: {
    title: 'Conectado',
    text: 'Este sitio y Tertulia ya se conocen. Puedes cerrar esta página.',
    activate: 'Falta activar la herramienta en tu sitio de cursos.',
  },
  helpdesk: { title: 'Para tu mesa de ayuda', when: 'Cuándo', reference: 'Número para citar' },
}

const texts = { en, es }
export type Language = keyof typeof texts

export const textsIn = (language: Language): Texts => texts[language]

/** The first language of an Accept-Language header that we speak; English when there is none. */
export function chooseLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((language): language is Language => language === 'en' || language === 'es') ?? 'en'
}
