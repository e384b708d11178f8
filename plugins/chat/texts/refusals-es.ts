export const refusals = {
  group_too_large: 'Un grupo tiene {count} personas como mucho.',
  moment_has_begun: 'Ya ha empezado, y solo se puede terminar.',
  moment_is_on: 'Aquí hay otro momento en curso. Primero tiene que terminar.',
  moment_not_on: 'Este momento no está en curso.',
  no_groups: 'Aquí no se forman grupos propios.',
  not_between_these: 'Aquí estas dos personas no se escriben aparte de las demás.',
  not_yours: 'Solo puede hacerlo quien abrió este momento, o quien dirige el curso.',
  notes_meanwhile:
    'Mientras tanto lo ha escrito otra persona. Su texto está ahora encima del tuyo; guarda el tuyo otra vez para reemplazarlo.',
} as const
