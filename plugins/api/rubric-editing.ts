// Where a designer writes the criteria: `<rubric-editor>`. A setting that is a `Rubric` has it in the form by itself.
import '../../client/elements/rubric/rubric-editor.ts'

export { tidyRubric } from '../../client/elements/rubric/tidy-rubric.ts'
