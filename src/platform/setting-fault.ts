/** What is wrong with how the portal was set up; its message is a sentence for the person at the terminal. */
export class SettingFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}
