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
    // Requests, and what comes of them
    Request.self, ShowLast.self, ExportService.self, ExportServices.self, ExportUsers.self, ExportLast.self,
    ExportSession.self,
    // Sandbox
    SandboxStatus.self, SandboxInbox.self, SandboxPin.self, SandboxPinSet.self, SandboxClock.self,
    SandboxClockAdvance.self, SandboxClockFreeze.self, SandboxClockReset.self, SandboxReset.self,
    // Shell
    Print.self, Sleep.self, Time.self, Run.self, Source.self, SetSetting.self, UnsetSetting.self, ShowSettings.self,
    ShowVars.self, ShowHistory.self, Help.self, QuestionMark.self, Clear.self, Exit.self, Quit.self,
  ]
}
