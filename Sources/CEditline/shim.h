#pragma once

// libedit, and what Swift cannot call of it and of libc: variadic functions, `eventfd`, a signal handler.
//
// Names that libedit keeps (of commands and their help) are C literals here: it stores the pointers.

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

typedef int (*editline_reader)(EditLine *, wchar_t *);
typedef unsigned char (*editline_command)(EditLine *, wint_t);
typedef wchar_t *(*editline_prompt)(EditLine *);

// Setting up

static inline int editline_set_data(EditLine *editor, void *data) { return el_wset(editor, EL_CLIENTDATA, data); }

static inline void *editline_data(EditLine *editor) {
  void *data = NULL;
  el_wget(editor, EL_CLIENTDATA, &data);
  return data;
}

static inline int editline_set_terminal(EditLine *editor, const char *name) {
  return el_wset(editor, EL_TERMINAL, name);
}

static inline int editline_set_reader(EditLine *editor, editline_reader reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

/// `marker` stands before and after what takes no room on the screen.
static inline int editline_set_prompt(EditLine *editor, editline_prompt prompt, wchar_t marker) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, (int)marker);
}

static inline int editline_set_vi(EditLine *editor, int vi) { return el_wset(editor, EL_EDITOR, vi ? L"vi" : L"emacs"); }

static inline int editline_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  return el_wget(editor, EL_EDITOR, &name) == 0 && name != NULL && name[0] == L'v';
}

/// While editing, Ctrl-C, Ctrl-Z, Ctrl-S and Return come as the bytes they are.
static inline int editline_take_all_keys(EditLine *editor) {
  return el_wset(editor, EL_SETTY, L"-d", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", NULL);
}

static inline int editline_handle_no_signals(EditLine *editor) { return el_wset(editor, EL_SIGNAL, 0); }

/// Whether the terminal can do something, by the name termcap has for it.
static inline int editline_has_capability(EditLine *editor, char *name) {
  char *value = NULL;
  return el_wget(editor, EL_GETTC, name, &value, NULL) == 0 && value != NULL && value[0] != 0;
}

// Keys

static inline int editline_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, key, command, NULL);
}

/// The same in the command mode of vi.
static inline int editline_bind_command_mode(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", key, command, NULL);
}

static inline int editline_add_complete(EditLine *editor, editline_command command) {
  return el_wset(editor, EL_ADDFN, L"vgsh-complete", L"Complete what stands before the cursor", command);
}

static inline int editline_add_end(EditLine *editor, editline_command command) {
  return el_wset(editor, EL_ADDFN, L"vgsh-end", L"Go to the end of the line", command);
}

static inline int editline_add_insert(EditLine *editor, editline_command command) {
  return el_wset(editor, EL_ADDFN, L"vgsh-insert", L"Insert the text that waits", command);
}

static inline int editline_add_paste(EditLine *editor, editline_command command) {
  return el_wset(editor, EL_ADDFN, L"vgsh-paste", L"Read and insert pasted text", command);
}

// Drawing

static inline int editline_prepare_terminal(EditLine *editor, int raw) { return el_wset(editor, EL_PREP_TERM, raw); }

/// Draws prompt and line from the row of the cursor on, as if nothing were there yet.
static inline int editline_draw(EditLine *editor) { return el_wset(editor, EL_REFRESH); }

/// Has libedit believe in so many rows until it looks at the window's size again.
static inline int editline_pretend_rows(EditLine *editor, int rows) {
  wchar_t text[16];
  swprintf(text, 16, L"%d", rows);
  return el_wset(editor, EL_SETTC, L"li", text, NULL);
}

// History

static inline int editline_set_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}

static inline int editline_history_resize(HistoryW *history, int size) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, size);
}

static inline int editline_history_add(HistoryW *history, const wchar_t *line) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, line);
}

static inline int editline_history_clear(HistoryW *history) {
  HistEventW event;
  return history_w(history, &event, H_CLEAR);
}

// What Swift does not see of libc

static inline int editline_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// Hidden by the C library's headers without feature macros, which a module cannot set for others.
extern int wcwidth(wchar_t character);
extern int pipe2(int ends[2], int flags);

static inline int editline_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

/// Cells of a character in the current locale; -1 for one that cannot be shown.
static inline int editline_cells(wchar_t character) { return iswprint((wint_t)character) ? wcwidth(character) : -1; }

static inline int editline_window_size(int descriptor, struct winsize *size) {
  return ioctl(descriptor, TIOCGWINSZ, size);
}

static inline int editline_set_window_size(int descriptor, const struct winsize *size) {
  return ioctl(descriptor, TIOCSWINSZ, size);
}

/// A pseudo-terminal, for tests: the descriptor of its master side, and its number under `/dev/pts`.
static inline int editline_open_master(int *number) {
  int unlocked = 0;
  int master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master >= 0 && ioctl(master, TIOCSPTLCK, &unlocked) == 0 && ioctl(master, TIOCGPTN, number) == 0) return master;
  if (master >= 0) close(master);
  return -1;
}

// Signals. One file of Swift uses this: the variable exists once for each object file that does.

static int editline_signal_descriptor = -1;

/// Set in the byte of a signal that the terminal sent, which it does to all programs of the job at once.
#define editline_from_terminal 0x80

/// All that runs as a handler: the number goes into a pipe.
static void editline_note_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (info->si_code == SI_KERNEL) byte |= editline_from_terminal;
  ssize_t written = write(editline_signal_descriptor, &byte, 1);
  (void)written;
  errno = saved;
}

static inline void editline_forward_to(int descriptor) { editline_signal_descriptor = descriptor; }

static inline int editline_forward_signal(int number) {
  struct sigaction action = {0};
  action.sa_sigaction = editline_note_signal;
  action.sa_flags = SA_RESTART | SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

static void editline_drop_signal(int number) { (void)number; }

/// A handler that does nothing, instead of SIG_IGN: programs started from here get the default back.
static inline int editline_swallow_signal(int number) {
  struct sigaction action = {0};
  action.sa_handler = editline_drop_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

/// Whether whoever started the program wants a signal ignored, as `nohup` does.
static inline int editline_ignores_signal(int number) {
  struct sigaction action = {0};
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static inline int editline_default_signal(int number) {
  struct sigaction action = {0};
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

/// Stops the job this process belongs to, as the terminal does on Ctrl-Z.
static inline int editline_stop_job(void) { return kill(0, SIGTSTP); }
