" Writes what Vim's syntax file calls each part of some files, as JSON: for each file a list of parts, in bytes.
" Only where vgs is the filetype that Vim found.
"
"     vim -Nu NONE -es --cmd 'set rtp^=FOLDER' --cmd 'filetype plugin on' -S groups.vim -- FILE...
"
" The result goes to $OUTPUT.

syntax on

function! Parts() abort
  let parts = []
  " Vim takes the byte order mark and carriage returns out.
  let offset = &bomb ? 3 : 0
  for number in range(1, line('$'))
    let length = len(getline(number))
    let lower = 1
    let last = ''
    for column in range(1, length + 1)
      let name = column > length ? '' : synIDattr(synID(number, column, 0), 'name')
      if column > length || name !=# last
        if last !=# ''
          call add(parts, #{lower: offset + lower - 1, upper: offset + column - 1, name: last})
        endif
        let lower = column
        let last = name
      endif
    endfor
    let offset += length + (&fileformat ==# 'dos' ? 2 : 1)
  endfor
  return parts
endfunction

let files = []
for name in argv()
  execute 'edit' fnameescape(name)
  if &filetype ==# 'vgs' && &commentstring ==# '# %s'
    call add(files, Parts())
  endif
endfor
call writefile([json_encode(files)], $OUTPUT)
quitall!
