autocmd BufNewFile,BufRead *.vgs setfiletype vgs
