" Scripts of vgsh.
"
" What begins a statement is a region of its own, up to the end of the statement; all else is contained in one of those.
" So keywords and commands are coloured only where a statement, or a command in parentheses, starts.
if exists('b:current_syntax')
  finish
endif
let s:cpo = &cpo
set cpo&vim

syntax case match
" A string or a block may begin far above.
syntax sync fromstart

" What ends a word that is a keyword or a command: blanks, separators and brackets, or the '\' of a continued line.
let s:bound = '[^[:space:];(){}[\]\\]\@!'
let s:commandBound = '[^[:space:];)}\]\\]\@!'
" Where a statement ends: with the line, at ';', at the bracket around it, where a comment begins.
let s:end = '[;)}\]]\@=\|\%(^\|[[:space:],(){}[\]]\@1<=\)#\@=\|\\\@1<!$'
let s:notLiteral = '\%(\%(true\|false\|null\|not\)\>\)\@!'
let s:notOperator = '\%(\%(true\|false\|null\|not\|and\|or\|in\|contains\|matches\)\>\)\@!'
let s:digits = '\%(0\|[1-9]\d*\)\%(\.\d\+\)\?'
let s:number = s:digits .. '\%(\%(ms\|[smhd]\)\|[eE][+-]\?\d\+\)\?'
let s:special = '\%(last\|error\|env\|script\|args\|it\)\>'

" 'excludenl': where one region ends with the line, so do those around it.
function! s:Region(group, options, start, end) abort
  execute 'syntax region' a:group a:options 'excludenl start=@' .. a:start .. '@' 'end=@' .. a:end .. '@'
endfunction

function! s:Match(group, options, pattern) abort
  execute 'syntax match' a:group '@' .. a:pattern .. '@' a:options
endfunction

" Values: later ones win where several match.
syntax cluster vgsValue contains=vgsString,vgsRaw,vgsVariable,vgsField,vgsNumber,vgsConstant,vgsOperator,vgsList,vgsOperandRecord,vgsParentheses,vgsCall,vgsBraced,vgsComment,vgsContinuation
syntax cluster vgsArgument contains=vgsWord,vgsWordLiteral,vgsString,vgsRaw,vgsList,vgsRecord,vgsParentheses,vgsCall,vgsField,vgsOption,vgsOptionValue,vgsAllWords,vgsContinuation
syntax cluster vgsResult contains=@vgsValue,vgsRecord,vgsShell,vgsResultCommand
syntax cluster vgsScript contains=vgsComment,vgsContinuation,vgsValueStatement,vgsRecordStatement,vgsCommand,vgsShellStatement,vgsHeader,vgsLet,vgsReturn,vgsTest,vgsDefinition,vgsExpectError,vgsFor

call s:Match('vgsContinuation', '', '\\$')

" A value that is shown, or an assignment.
call s:Region('vgsValueStatement', 'contains=@vgsValue,vgsAssigned', '[^[:space:];)}\]#\\{]\@=', s:end)
syntax region vgsRecordStatement matchgroup=vgsPunctuation start=/{/ end=/}/ contains=vgsKey,vgsRecord,@vgsValue
call s:Region('vgsCommand', 'matchgroup=vgsCommandName contains=@vgsArgument,vgsPipe,vgsRedirection',
      \ s:notLiteral .. '\%(\h\w*\|?\)' .. s:commandBound, s:end)
call s:Region('vgsShellStatement', 'matchgroup=vgsShellSign contains=vgsShellEscape', '!\s*', '$')
call s:Region('vgsHeader', 'matchgroup=vgsKeyword contains=@vgsValue,vgsClause,vgsBlock',
      \ '\<\%(break\|catch\|continue\|def\|defer\|else\|eventually\|expect\|fail\|for\|if\|let\|repeat\|return\|setup\|skip\|test\|try\|while\)'
      \ .. s:bound, s:end)
call s:Region('vgsReturn', 'matchgroup=vgsKeyword contains=@vgsResult', '\<return' .. s:bound, s:end)
call s:Region('vgsLet', 'matchgroup=vgsKeyword contains=vgsSecret,vgsLetName,vgsAssigned',
      \ '\<let\%(\s\+\h\w*\%(\s\+\h\w*\)\?\s*=\)\@=', s:end)
call s:Region('vgsFor', 'matchgroup=vgsKeyword contains=@vgsValue,vgsForName,vgsForIn,vgsBlock',
      \ '\<for\%(\s\+\h\w*\s\+in\>\)\@=', s:end)
call s:Region('vgsTest', 'matchgroup=vgsKeyword contains=vgsTestName,vgsBlock', '\<test\%(\s*["' .. "'" .. ']\)\@=', s:end)
call s:Region('vgsDefinition', 'matchgroup=vgsKeyword contains=vgsDefinitionName,vgsParameters,vgsBlock',
      \ '\<def\%(\s\+\h\w*\s*(\)\@=', s:end)
call s:Region('vgsExpectError', 'matchgroup=vgsKeyword contains=vgsErrorKind,vgsNumber,vgsBlock',
      \ '\<expect\s\+error' .. s:bound, s:end)
" Behind a blank, a separator or a bracket only: a#b is a word.
call s:Match('vgsComment', 'contains=@Spell', '\%(^\|[[:space:];,(){}[\]]\)\@1<=#.*$')

" Parts of statements.
call s:Match('vgsClause', 'contained', '\%(\w\|[.$]\)\@1<!\%(else\%(\s\+if\)\?\|catch\|within\|every\)' .. s:bound)
syntax match vgsSecret /\%(\<let\s\+\)\@<=secret\%(\s\+\h\)\@=/ contained
syntax match vgsLetName /\h\w*\%(\s*=\)\@=/ contained
syntax match vgsForName /\%(\<for\s\+\)\@<=\h\w*/ contained
syntax match vgsErrorKind /\%(\<error\s\+\)\@<=\l\+\%(-\l\+\)*/ contained
syntax match vgsDefinitionName /\%(\<def\s\+\)\@<=\h\w*/ contained
syntax region vgsTestName start=/"/ end=/"/ contained contains=vgsEscape,vgsBadEscape
syntax region vgsTestName start=/'/ end=/'/ contained
syntax region vgsParameters matchgroup=vgsPunctuation start=/(/ end=/)/ contained contains=@vgsValue,vgsRecord,vgsParameter,vgsEquals
syntax match vgsParameter /\%([(,]\_s*\)\@<=\h\w*/ contained
syntax match vgsEquals /==\@!/ contained
syntax region vgsBlock matchgroup=vgsPunctuation start=/{/ end=/}/ contained contains=@vgsScript
call s:Region('vgsAssigned', 'contained matchgroup=vgsOperator contains=@vgsResult', '=[=~]\@!', s:end)

" Words of commands. A bare one is taken to its end, so that '#', '|' and '--' within it are text.
call s:Region('vgsWord', 'contained contains=vgsWordEscape,vgsWordVariable,vgsBraced',
      \ '\%(\\$\)\@![^[:space:];(){}[\]"' .. "'" .. ']\@=', '[[:space:];(){}[\]"' .. "'" .. ']\@=\|\%(\\$\)\@=\|$')

" The system shell's text, to the end of the line whatever it holds; '\' takes the next character with it.
syntax match vgsShellEscape /\\\_./ contained
call s:Region('vgsShell', 'contained matchgroup=vgsShellSign contains=vgsShellEscape', '!=\@!\s*', '$')
call s:Region('vgsPipe', 'contained matchgroup=vgsShellSign contains=vgsShellEscape', '|[|&]\@!\s*', '$')
syntax match vgsRedirection />>\?[=>&]\@!/ contained

" Commands as values: behind '=' and 'return', and in parentheses, where newlines are blanks.
call s:Region('vgsResultCommand', 'contained matchgroup=vgsCommandName contains=@vgsArgument,vgsPipe',
      \ s:notOperator .. '\%(\<\h\w*\|?\)' .. s:commandBound, s:end)
call s:Region('vgsInnerCommand', 'contained matchgroup=vgsCommandName contains=@vgsArgument,vgsComment',
      \ s:notOperator .. '\%(\<\h\w*\|?\)' .. s:commandBound, ')\@=')

" What else stands among them, and in them.
syntax match vgsWordEscape /\\\$/ contained
call s:Match('vgsWordLiteral', 'contained', '-\?' .. s:number .. '[^[:space:];)}\]]\@!')
call s:Match('vgsWordLiteral', 'contained', '\<\%(true\|false\|null\)[^[:space:];)}\]]\@!')
call s:Match('vgsOption', 'contained', '--\a[[:alnum:]-]*[^[:space:];)}\]]\@!')
call s:Region('vgsOptionValue', 'contained matchgroup=vgsOption contains=vgsWord,vgsWordLiteral,vgsString,vgsRaw,vgsList,vgsRecord,vgsParentheses,vgsCall,vgsField',
      \ '--\a[[:alnum:]-]*=', '[[:space:];)}\]]\@=\|$')
" Behind '--' all are words.
call s:Region('vgsAllWords', 'contained matchgroup=vgsOption contains=vgsWord,vgsWordLiteral,vgsString,vgsRaw,vgsList,vgsRecord,vgsParentheses,vgsCall,vgsField,vgsPipe,vgsRedirection,vgsContinuation',
      \ '--[^[:space:];)}\]]\@!', s:end)

" Values.
call s:Match('vgsConstant', 'contained', '\%(\w\|[.$]\)\@1<!\%(true\|false\|null\)\>')
call s:Match('vgsNumber', 'contained', '\%(\w\|\$\)\@1<!' .. s:number .. '\w\@!')
call s:Match('vgsOperator', 'contained', '\%(\w\|[.$]\)\@1<!\%(and\|or\|not\|contains\|matches\|in\)\>')
call s:Match('vgsOperator', 'contained', '==\|!=\|<=\|>=\|[<>]\|\.\.\|[-+*/%]')
syntax match vgsForIn /\%(\<for\s\+\h\w*\s\+\)\@<=in\>/ contained
call s:Match('vgsField', 'contained', '\%(\w\|[])}"' .. "'" .. ']\)\@1<=\.\h\w*')
syntax match vgsVariable /\$\h\w*/ contained contains=vgsSpecial
call s:Match('vgsSpecial', 'contained', '\$' .. s:special)
syntax region vgsList matchgroup=vgsPunctuation start=/\[/ end=/\]/ contained contains=@vgsValue,vgsRecord
syntax region vgsRecord matchgroup=vgsPunctuation start=/{/ end=/}/ contained contains=vgsKey,vgsRecord,@vgsValue
" Where an operand is expected, '{' begins a record and no block.
syntax region vgsOperandRecord matchgroup=vgsPunctuation end=/}/ contained contains=vgsKey,vgsRecord,@vgsValue
      \ start=/\%(\%(\<\%(if\|while\|repeat\|expect\|fail\|skip\|and\|or\|not\|contains\|matches\|in\)\|[=<>+*\/%,-]\|\.\.\)\_s*\)\@<={/
syntax match vgsKey /\%([{,]\_s*\|^\s*\)\@<=\h\w*\%(\_s*:\)\@=/ contained
syntax region vgsParentheses matchgroup=vgsPunctuation start=/(/ end=/)/ contained contains=@vgsValue,vgsRecord,vgsInnerCommand
syntax region vgsCall matchgroup=vgsFunction start=/\%(\w\|[.$]\)\@1<!\h\w*(\@=/ matchgroup=vgsPunctuation end=/)/ contained contains=vgsArguments
syntax region vgsArguments matchgroup=vgsPunctuation start=/(/ end=/)\@=/ contained contains=@vgsValue,vgsRecord

" Texts.
syntax region vgsRaw start=/'/ end=/'/ contained
syntax region vgsString start=/"/ end=/"/ contained contains=vgsEscape,vgsBadEscape,vgsTextVariable,vgsBraced
syntax match vgsBadEscape /\\\%(u{[^}"]*}\|.\|$\)/ contained
syntax match vgsEscape /\\\%([ntr"\\$]\|u{\x\{1,6}}\)/ contained
" The longest chain of fields and indexes that fits; behind it the text goes on.
syntax match vgsTextVariable /\$\h\w*\%(\.\h\w*\|\[\%(-\?\%(0\|[1-9]\d*\)\|\$\h\w*\)\]\)*/ contained contains=vgsSpecial,vgsField,vgsIndex
syntax match vgsWordVariable /\$\h\w*\%(\.\h\w*\|\[\%(-\?\%(0\|[1-9]\d*\)\|\$\h\w*\|'[^']*'\|"\%([^"\\]\|\\.\)*"\)\]\)*/ contained contains=vgsSpecial,vgsField,vgsIndex
syntax region vgsIndex matchgroup=vgsPunctuation start=/\[/ end=/\]/ contained contains=vgsNumber,vgsVariable,vgsString,vgsRaw
syntax region vgsBraced matchgroup=vgsInterpolation start=/\${/ end=/}/ contained contains=@vgsValue,vgsRecord,vgsBracedName
syntax match vgsBracedName /\%(\${\)\@2<=\%(\%(true\|false\|null\)[}.[]\)\@!\h\w*[}.[]\@=/ contained

highlight default link vgsComment Comment
highlight default link vgsKeyword Statement
highlight default link vgsClause vgsKeyword
highlight default link vgsSecret StorageClass
highlight default link vgsForIn vgsKeyword
highlight default link vgsCommandName Function
highlight default link vgsFunction Function
highlight default link vgsDefinitionName Function
highlight default link vgsTestName Title
highlight default link vgsErrorKind Constant
highlight default link vgsOption Type
highlight default link vgsOptionValue NONE
highlight default link vgsString String
highlight default link vgsRaw String
highlight default link vgsEscape SpecialChar
highlight default link vgsWordEscape SpecialChar
highlight default link vgsBadEscape Error
highlight default link vgsInterpolation Delimiter
highlight default link vgsVariable Identifier
highlight default link vgsTextVariable vgsVariable
highlight default link vgsWordVariable vgsVariable
highlight default link vgsBracedName vgsVariable
highlight default link vgsLetName vgsVariable
highlight default link vgsForName vgsVariable
highlight default link vgsParameter vgsVariable
highlight default link vgsSpecial Special
highlight default link vgsField vgsVariable
highlight default link vgsKey vgsVariable
highlight default link vgsNumber Number
highlight default link vgsWordLiteral Number
highlight default link vgsConstant Boolean
highlight default link vgsOperator Operator
highlight default link vgsRedirection Operator
highlight default link vgsShellSign PreProc
highlight default link vgsShell PreProc
highlight default link vgsShellStatement vgsShell
highlight default link vgsPipe vgsShell
highlight default link vgsShellEscape vgsShell

let b:current_syntax = 'vgs'
delfunction s:Region
delfunction s:Match
let &cpo = s:cpo
unlet s:cpo
