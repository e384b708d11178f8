/** What is said where one begins to talk apart from the others. */
export const apart = {
  'direct.title': 'Escribir a alguien',
  'direct.find': 'Nombre',
  'direct.why.mentors': 'Mentores y quienes llevan el curso. Solo vosotros dos podéis leerlo.',
  'direct.why.everybody': 'Solo vosotros dos podéis leerlo.',
  'direct.none': 'Aquí nadie se llama así.',
  'direct.close': 'Cerrar',
  'group.title': 'Grupo nuevo',
  'group.name': 'Cómo se llama el grupo',
  'group.add': 'Quién entra también',
  'group.why':
    'Solo quienes están en él leen lo que se dice, también lo de antes de que llegaran. Como mucho {most} personas.',
  'group.make': 'Crear el grupo',
  'group.save': 'Guardar',
  'group.cancel': 'Cancelar',
  'group.leave.why': 'Ya no podrás leerlo hasta que alguien te vuelva a añadir. Lo que dijiste se queda.',
  'group.left': 'Has salido de {name}.',
  'group.full': 'Un grupo tiene como mucho {most} personas.',
  'group.nameless': 'Al grupo le falta un nombre, o alguien que esté en él.',
} as const
