import { say, type ThreadSeed } from './thread.ts'

export const gotWrong: ThreadSeed = {
  title: 'What I got wrong this week',
  said: [
    say(
      'tomas',
      '13d 18:00',
      'I begin, so that it is easy. I told a customer on the phone that it was the pump. I had not seen the machine. It was not the pump. I drove there twice and apologised once.',
      {
        reactions: { thanks: 'ines kwame nadia hana jonas', 'well-said': 'agnieszka marisol' },
      },
    ),
    say(
      'jonas',
      '13d 18:45',
      'I left the drain hose behind the counter and the machine drained into a box of sugar. They laughed. I still see the box.',
      {
        to: 1,
        reactions: { '😄': 'milo bea', thanks: 'tomas' },
      },
    ),
    say('farah', '12d 19:30', 'I nodded at a word I did not know. Then I did what I thought it meant.', {
      to: 1,
      reactions: { same: 'nadia noor owen lukasz', 'well-said': 'marisol' },
    }),
    say('tomas', '12d 20:10', 'Which word?', { to: 3 }),
    say('farah', '12d 20:22', '“Bleed it.” I bled the wrong side.', { to: 4, reactions: { same: 'hana' } }),
    say(
      'marisol',
      '12d 21:00',
      'Then the word was bad, not you. From now on, on my rides: the verb, the part, the direction.',
      { to: 5, reactions: { helped: 'farah nadia', 'well-said': 'tomas agnieszka' } },
    ),
    say(
      'lukasz',
      '6d 17:50',
      'I gave a time. “Half an hour.” It took two and a half. Next time I give a next step instead.',
      { to: 1, reactions: { same: 'kwame bea', 'well-said': 'marisol' } },
    ),
    say('chloe', '6d 18:15', 'Stealing this.', { to: 7 }),
    say(
      'owen',
      '1d 19:05',
      'First time here. I did not ask for help for forty minutes because the others looked busy. They were waiting for me.',
      {
        to: 1,
        reactions: { same: 'noor emeka', thanks: 'tomas agnieszka farah' },
      },
    ),
    say('agnieszka', '1d 19:40', 'Thank you for this one, @{owen}. Forty minutes is short. Some of us took years.', {
      to: 9,
      reactions: { 'well-said': 'tomas', same: 'thandiwe' },
    }),
  ],
}

export const vanToGetxo: ThreadSeed = {
  title: 'Two seats in the van to Getxo, Thursday',
  kind: 'visit',
  endings: [
    { by: 'jonas', at: '11d 16:01', stance: 'coming' },
    { by: 'siobhan', at: '11d 16:21', stance: 'coming' },
    { by: 'emeka', at: '10d 18:31', stance: 'coming' },
    { by: 'siobhan', at: '7d 19:01', mark: { message: 5, as: 'notes' } },
  ],
  said: [
    say(
      'jonas',
      '11d 16:00',
      'Descaling a three-group from the first bolt to the last, Thursday, leaving at 6:40 from the depot. Two seats free. Who comes along?',
      {
        reactions: { thanks: 'siobhan' },
      },
    ),
    say('siobhan', '11d 16:20', 'Me! I have only ever seen the end of one.', { to: 1 }),
    say('emeka', '11d 17:05', 'If the second seat is free on Wednesday evening, I take it.', { to: 1 }),
    say('jonas', '10d 18:30', 'It is yours. Bring old trousers.', { to: 3, reactions: { '😄': 'emeka siobhan' } }),
    say(
      'siobhan',
      '7d 19:00',
      'We were there. What stays: the rinse takes longer than the acid, and you taste the water at the end. I would never have dared to taste it.',
      {
        to: 1,
        reactions: { helped: 'nadia lukasz priya', 'well-said': 'tomas jonas' },
      },
    ),
    say('nadia', '7d 19:35', 'You taste it?', { to: 5 }),
    say('jonas', '7d 20:00', 'After three rinses and a strip that says so. Before that, no.', {
      to: 6,
      reactions: { thanks: 'nadia' },
    }),
  ],
}

export const firstAlone: ThreadSeed = {
  title: 'La primera visita sola: ¿cómo lo llevasteis?',
  said: [
    say(
      'ximena',
      '9d 20:40',
      'Mañana voy sola por primera vez. Es un cambio de juntas, nada difícil, y aun así no he cenado. ¿Cómo lo llevasteis vosotros?',
      {
        reactions: { same: 'mateo lucia', thanks: 'gabriel' },
      },
    ),
    say(
      'gabriel',
      '9d 20:58',
      'Yo llegué media hora antes y di tres vueltas a la manzana. Luego fue media hora de trabajo y una hora de café con el dueño.',
      {
        to: 1,
        reactions: { '😄': 'ximena lucia mateo' },
      },
    ),
    say(
      'marisol',
      '9d 21:20',
      'Si te atascas, me llamas y ponemos el teléfono en la barra. Nadie va solo del todo. Y cena algo.',
      { to: 1, reactions: { thanks: 'ximena', 'well-said': 'tomas agnieszka lucia' } },
    ),
    say('lucia', '9d 21:33', 'Lleva dos juntas de cada. Siempre se cae una detrás de la máquina.', {
      to: 1,
      reactions: { helped: 'ximena', same: 'gabriel' },
    }),
    say('ximena', '8d 13:15', 'Hecho. Se me cayó una detrás de la máquina. @{lucia}, te debo un café.', {
      to: 4,
      reactions: { '😄': 'lucia gabriel marisol mateo', 'well-said': 'ines' },
    }),
    say('ines', '8d 13:40', '¡Bien! ¿Y qué harás distinto la próxima vez?', { to: 5 }),
    say('ximena', '8d 14:05', 'Preguntar quién abre por la mañana. Lo vi en la lista de Siobhán y se me olvidó.', {
      to: 6,
      reactions: { same: 'kwame', thanks: 'siobhan' },
    }),
  ],
}

export const miramar: ThreadSeed = {
  title: '¿Alguien ha entregado una Miramar en un hotel?',
  kind: 'question',
  endings: [{ by: 'lucia', at: '90m', mark: { message: 2, as: 'answer' } }],
  said: [
    say(
      'lucia',
      '5d 10:15',
      'El lunes entrego una Miramar de tres grupos en un hotel de ochenta habitaciones. Desayunos de siete a once. ¿Qué pregunto antes de que llegue el camión?',
      {
        reactions: { same: 'mateo' },
      },
    ),
    say('mateo', '5d 11:00', 'La presión de la red a las ocho, no a las once. En un hotel todos se duchan a la vez.', {
      to: 1,
      reactions: { helped: 'lucia', same: 'kwame ines' },
    }),
    say(
      'marisol',
      '5d 20:45',
      'Y quién la limpia por la noche. En los hoteles el turno que la ensucia y el que la limpia no se conocen. Deja la hoja de limpieza pegada, con dibujos.',
      {
        to: 1,
        reactions: { helped: 'lucia gabriel', 'well-said': 'ximena' },
      },
    ),
    say('lucia', '4d 9:05', 'La red baja a 1,9 bar a las ocho. ¿Bomba de refuerzo o esperamos?', { to: 2 }),
    say(
      'tomas',
      '4d 20:30',
      'Con tres grupos, refuerzo. Mide también a las siete y media, y enséñale los dos números al director. Los números convencen mejor que nosotros.',
      {
        to: 4,
        reactions: { helped: 'lucia mateo', thanks: 'lucia' },
      },
    ),
    say(
      'lucia',
      '90m',
      'Entregada. El director firmó el refuerzo al ver los números. La hoja con dibujos la hizo su hija.',
      {
        to: 5,
        reactions: { 'well-said': 'marisol tomas mateo' },
      },
    ),
  ],
}
