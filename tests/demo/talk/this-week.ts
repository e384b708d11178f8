import { say, type ThreadSeed } from './thread.ts'

export const pressureDrops: ThreadSeed = {
  title: 'Pressure drops only in the mornings. Where do I start?',
  kind: 'question',
  endings: [
    { by: 'tomas', at: '4d 8:31', mark: { message: 2, as: 'answer' } },
    { by: 'kwame', at: '19m', mark: { message: 2, as: 'answer' } },
  ],
  said: [
    say(
      'kwame',
      '5d 19:14',
      'Bar Arriaga, a two-group machine, four years old. From seven to eight the second group falls to 6 bar, after that it holds at 9. I changed the gasket and cleaned the spray head. I go back tomorrow at 6:45.\n\nWhat would you look at first?',
      { reactions: { same: 'yusuf lucia nadia' } },
    ),
    say(
      'ines',
      '4d 7:50',
      'Look at the water before you look at the machine. From seven to eight the whole building takes a shower. Put a gauge on the supply, **before the softener**: if it falls below 2 bar there too, the pump is starving and nothing inside is broken.\n\nAt Panadería Olmo I changed a pump for nothing. It was the street.',
      { to: 1, reactions: { helped: 'kwame yusuf lucia nadia jonas priya', thanks: 'kwame' } },
    ),
    say('tomas', '4d 8:30', 'Agreed, and measure at 6:50, not at nine. Take the T-piece from the van stock.', {
      to: 2,
      reactions: { helped: 'kwame yusuf' },
    }),
    say('kwame', '4d 8:44', 'The one with the bayonet?', { to: 3 }),
    say('tomas', '4d 8:52', 'No, that is for the old softeners. The threaded one, 3/8.', {
      to: 4,
      reactions: { thanks: 'kwame' },
    }),
    say('lucia', '4d 12:20', 'The 3/8 fits the Miramar ones as well. I tried on Monday.', {
      to: 5,
      reactions: { helped: 'mateo' },
    }),
    say('nadia', '3d 18:10', 'A beginner’s question: why before the softener, and not after?', {
      to: 2,
      reactions: { same: 'owen noor' },
    }),
    say(
      'ines',
      '3d 18:36',
      'Good question. After it you measure the street *and* the resin together. Before it you know which of the two it is.',
      {
        to: 7,
        reactions: { helped: 'nadia owen noor', 'well-said': 'tomas' },
      },
    ),
    say(
      'kwame',
      '20m',
      'It was the street. 1.6 bar at 6:55, 3.4 at 8:10. I showed the owner both numbers and she stopped blaming the machine. Thank you, @{ines}.',
      {
        to: 2,
        reactions: { 'well-said': 'tomas marisol yusuf priya', same: 'lucia' },
      },
    ),
  ],
}

export const hardness: ThreadSeed = {
  title: 'Water hardness: strips or the meter?',
  kind: 'question',
  endings: [{ by: 'tomas', at: '1d 9:00', mark: { message: 2, as: 'answer' } }],
  said: [
    say('lukasz', '2d 17:05', 'Strips say 14, the meter says 11, the customer’s paper says 8. Whom do I believe?', {
      reactions: { same: 'farah milo' },
    }),
    say(
      'mateo',
      '2d 17:40',
      'The meter counts everything that is dissolved, the strip counts only what makes scale. Two questions, two answers. For the softener: the strip.',
      {
        to: 1,
        reactions: { helped: 'lukasz farah milo', 'well-said': 'tomas' },
      },
    ),
    say('lukasz', '1d 8:20', 'And the paper?', { to: 2 }),
    say('mateo', '1d 8:35', 'The paper is from the year the street was built.', {
      to: 3,
      reactions: { '😄': 'lukasz gabriel marisol' },
    }),
    say(
      'thandiwe',
      '1d 12:50',
      'Write the date on the strip and leave it in the folder of the machine. In a year somebody will thank you.',
      { to: 2, reactions: { 'well-said': 'marisol siobhan' } },
    ),
    say('noor', '1d 13:10', 'Do old strips still work? Mine came with the van.', { to: 5 }),
    say('mateo', '1d 13:45', 'After the date they read low. Take new ones, they cost less than a boiler.', {
      to: 6,
      reactions: { helped: 'noor' },
    }),
  ],
}

export const handingOver: ThreadSeed = {
  title: 'Three sentences when you hand a machine over',
  said: [
    say(
      'paul',
      '8d 10:00',
      'For the unit “Handing a machine over” I collect the sentences that you actually say. Not the manual’s. Which three do you never leave out?',
      {
        reactions: { thanks: 'agnieszka' },
      },
    ),
    say('siobhan', '8d 17:30', '“Show me how you would clean it.” Then I say nothing for two minutes.', {
      to: 1,
      reactions: { 'well-said': 'paul marisol bea', helped: 'emeka' },
    }),
    say('bea', '8d 18:05', '“If it sounds different, call. You know its sound better than we do.”', {
      to: 1,
      reactions: { 'well-said': 'ines tomas', same: 'ines' },
    }),
    say('gabriel', '7d 9:20', '«Esto no se toca. Esto sí, y cada noche.» Con el dedo, no con el manual.', {
      to: 1,
      reactions: { 'well-said': 'marisol ximena' },
    }),
    say(
      'kwame',
      '7d 12:40',
      '“I will be back in two weeks, whatever happens.” People call less when they know the date.',
      { to: 1, reactions: { helped: 'paul chloe lukasz' } },
    ),
    say('paul', '6d 9:00', 'These are far better than mine. Two more and the unit writes itself.', {
      reactions: { thanks: 'siobhan bea' },
    }),
    say('chloe', '3d 16:15', '“Who else works here?” And then I say it all again to that person.', {
      to: 6,
      reactions: { same: 'siobhan', 'well-said': 'paul' },
    }),
  ],
}

export const dripTray: ThreadSeed = {
  title: 'Who has the drawing of the new Miramar drip tray?',
  kind: 'question',
  said: [
    say(
      'noor',
      '45m',
      'The tray changed between the January and the April machines and mine does not fit. Does anybody have the new drawing, or a photo with a ruler in it? I am at the customer until two.',
      {
        reactions: { same: 'owen' },
      },
    ),
  ],
}
