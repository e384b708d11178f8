import { html, type TemplateResult } from 'lit'
import type { Criterion } from '../../../plugins/api/contract.ts'
import '../rubric/rubric-editor.ts'
import { gather, type Controls } from './settings-frame.ts'
import type { Field } from './settings-schema.ts'

/** The criteria by which something is looked at. */
export const drawRubric = (field: Field, controls: Controls): TemplateResult =>
  gather(
    field,
    controls,
    html`<rubric-editor
      data-path=${field.path}
      .criteria=${criteriaOf(controls.read(field.path))}
      @rubric-changed=${({ detail }: CustomEvent<readonly Criterion[]>) => controls.write(field.path, detail)}
    ></rubric-editor>`,
  )

/** The server keeps nothing else there, as the schema says. */
export const criteriaOf = (value: unknown): readonly Criterion[] =>
  Array.isArray(value) ? (value as readonly Criterion[]) : []
