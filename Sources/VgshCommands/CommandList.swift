/// All commands there are, in the order of the help.
package enum CommandList {
  package static let all: [any ShellCommand.Type] = [
    // Where one is
    Login.self, Logout.self, Connect.self, ShowSession.self,
    // Services
    CreateService.self, ShowService.self, ShowServices.self, Use.self, Save.self, Forget.self, DeleteService.self,
    // Users
    CreateUser.self, ShowUser.self, ShowUsers.self, DeleteUser.self,
    // Authentication
    AuthStart.self, AuthVerify.self, AuthLogin.self,
    // Numbers
    NumberStart.self, NumberVerify.self,
    // Requests, and what comes of them
    Request.self, ShowLast.self, ExportService.self, ExportServices.self, ExportUsers.self, ExportLast.self,
    ExportSession.self, RecordStart.self, RecordStop.self,
    // Sandbox
    SandboxStatus.self, SandboxInbox.self, SandboxPin.self, SandboxPinSet.self, SandboxClock.self,
    SandboxClockAdvance.self, SandboxClockFreeze.self, SandboxClockReset.self,
    SandboxDeviceAdd.self, SandboxDeviceList.self, SandboxDeviceRemove.self,
    SandboxFaultAdd.self, SandboxFaultList.self, SandboxFaultClear.self,
    SandboxAccountAdd.self, SandboxAccountList.self, SandboxAccountRemove.self, SandboxReset.self,
    SandboxRequests.self, SandboxTail.self, SandboxOpen.self,
    // Shell
    Print.self, Sleep.self, Time.self, Run.self, Source.self, SetSetting.self, UnsetSetting.self, ShowSettings.self,
    ShowVars.self, ShowHistory.self, Help.self, QuestionMark.self, Clear.self, Exit.self, Quit.self,
  ]

  private static let byName = Dictionary(all.map { ($0.signature.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// How a recorded script does again what a call did.
  static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    byName[call.signature.name]?.replay(call, in: script) ?? [script.command(call)]
  }
}
