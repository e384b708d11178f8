import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begins with what takes long, project by project: else the last of a run would be one such file, and others idle beside it. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- not an array's
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project)
      return [...own.filter(takesLong), ...own.filter((file) => !takesLong(file))]
    })
  }
}

/** A file that runs the contract suite is a few lines long, and takes as long as any. */
const takesLong = ({ moduleId }: TestSpecification): boolean => /(\.long|\/contract)\.test\.ts$/.test(moduleId)
