" Scripts of vgsh.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
" The layout of `vgsh fmt`.
setlocal expandtab shiftwidth=2 softtabstop=2
" `:make` checks the script, and `:copen` lists what it found.
setlocal makeprg=vgsh\ check\ %:S
setlocal errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%-G%.%#

let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< makeprg< errorformat<'
