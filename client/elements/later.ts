// Elements that a plugin may draw with, and that no first screen waits for.
import './composer/upload-list.ts'
import './conversation/reading/follow-choice.ts'
import './message/attached-files.ts'
import './message/message-card.ts'
