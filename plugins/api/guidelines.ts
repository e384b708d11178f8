// What a page needs where mentors are at work, `<mentor-guidelines own=${...}>`: loaded by such pages alone.
import '../../client/elements/people/mentor-guidelines.ts'
