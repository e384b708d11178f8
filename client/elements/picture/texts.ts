import { makeTexts } from '../../texts/make-texts.ts'

/** What is said while a picture is looked over before it leaves the page. */
export const pictureText = makeTexts({
  en: {
    title: 'Before it leaves this device',
    how: 'Draw a frame around a face, a name or a screen, then blur it. Or keep only what is inside.',
    picture: 'Your picture, {name}',
    frame: 'The frame. Arrow keys move it; with Shift they make it larger or smaller.',
    blur: 'Blur inside',
    crop: 'Keep only this',
    undo: 'Undo',
    use: 'Use this picture',
    leave: 'Leave it out',
    blurred: 'Blurred. Nobody can make it clear again.',
    cropped: 'Cut to the frame.',
    undone: 'Undone.',
  },
  es: {
    title: 'Antes de que salga de aquí',
    how: 'Dibuja un marco alrededor de una cara, un nombre o una pantalla y difumínalo. O quédate solo con lo de dentro.',
    picture: 'Tu foto, {name}',
    frame: 'El marco. Las flechas lo mueven; con Mayúsculas lo agrandan o lo achican.',
    blur: 'Difuminar dentro',
    crop: 'Solo esto',
    undo: 'Deshacer',
    use: 'Usar esta foto',
    leave: 'No traerla',
    blurred: 'Difuminado. Nadie puede volver a verlo.',
    cropped: 'Recortado.',
    undone: 'Deshecho.',
  },
})
