/// How the page looks: light and dark, wide and narrow.
enum HTMLStyle {
  static let sheet: HTML = """
    :root {
      --ground: #ffffff; --raised: #f5f6f8; --ink: #1c2026; --quiet: #5b6470; --rule: #dce0e5;
      --passed: #18794e; --failed: #c2252f; --skipped: #8a6100; --bar: #9db4d6; --link: #0b5cad;
      --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14171c; --raised: #1d2127; --ink: #e4e7eb; --quiet: #99a2ae; --rule: #323842;
        --passed: #4cc38a; --failed: #ff6b6b; --skipped: #e0a83a; --bar: #47618a; --link: #7db4f0;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem 4rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
      overflow-wrap: anywhere;
    }
    h1 { margin: 0; font-size: 1rem; font-weight: 600; color: var(--quiet); }
    h2 { margin: 2.5rem 0 .75rem; font-size: 1.15rem; }
    h4, h5 { margin: .9rem 0 .3rem; font-size: .8rem; font-weight: 600; color: var(--quiet); }
    p { margin: .4rem 0; }
    a { color: var(--link); }
    small, .quiet { font-size: .85rem; font-weight: 400; color: var(--quiet); }
    summary { cursor: pointer; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
    pre {
      margin: .3rem 0 .6rem; padding: .7rem .9rem; overflow-x: auto; background: var(--raised); border-radius: 6px;
      font: .8125rem/1.5 var(--mono); overflow-wrap: normal; tab-size: 4;
    }
    .passed { --tone: var(--passed); }
    .failed, .timed-out, .cancelled { --tone: var(--failed); }
    .skipped, .warning { --tone: var(--skipped); }
    .none { --tone: var(--quiet); }

    .counts { display: flex; flex-wrap: wrap; gap: .2rem 1.5rem; margin: .2rem 0 .8rem; font-size: 1.75rem; }
    .counts b { color: var(--tone); }
    .counts .none { font-weight: 400; }
    .share { display: flex; gap: 2px; height: .5rem; border-radius: 4px; overflow: hidden; background: var(--raised); }
    .share i { min-width: 4px; background: var(--tone); }
    .facts { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: .8rem 0 0; font-size: .9rem; }
    .facts div { display: flex; gap: .5rem; }
    .facts dt { color: var(--quiet); }
    .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
    .notice { padding: .5rem .9rem; border-left: 4px solid var(--failed); background: var(--raised); }

    .failure { margin: 0 0 1rem; padding: .6rem 1rem; border: 1px solid var(--rule); border-left: 4px solid var(--tone);
      border-radius: 6px; }
    .failure > summary .title { font-weight: 600; }
    .failure > summary small { margin-left: .4rem; }
    .failure > summary .sign { color: var(--tone); }
    .failure:target { outline: 2px solid var(--link); }
    .diagnostic b { font-weight: 600; }
    .diagnostic em { font-style: normal; font-weight: 700; color: var(--failed); }
    .diagnostic.warning em { color: var(--skipped); }

    .exchange { border-bottom: 1px solid var(--rule); padding: .25rem 0; }
    .exchange:last-child { border-bottom: 0; }
    .exchange > summary { font-size: .875rem; }
    .exchange .url { font: .75rem/1.5 var(--mono); color: var(--quiet); }
    .exchange > summary > * { margin-right: .3rem; }
    .exchange .status { font-weight: 600; color: var(--tone); }
    .headers { margin-bottom: 0; }
    .headers b { font-weight: 400; color: var(--quiet); }

    .file { margin: 0 0 .5rem; border: 1px solid var(--rule); border-radius: 6px;
      content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
    .file > summary { padding: .45rem .9rem; font-weight: 600; background: var(--raised); border-radius: 6px; }
    .file > p { padding: 0 .9rem; }
    .file ol { margin: 0; padding: .3rem 0; list-style: none; }
    .file li.row, .file li summary { padding: .15rem .9rem; }
    .row { display: grid; grid-template-columns: 1.2rem minmax(0, 1fr) minmax(4rem, 14rem) 5.5rem; gap: .6rem;
      align-items: center; }
    .row .sign { color: var(--tone); font-weight: 700; text-align: center; }
    .row small { margin-left: .4rem; }
    summary.row .title::after { content: " ▸"; color: var(--quiet); font-size: .75rem; }
    details[open] > summary.row .title::after { content: " ▾"; }
    .bar { height: .5rem; }
    .bar i { display: block; height: 100%; min-width: 2px; background: var(--bar); border-radius: 2px; }
    .time { text-align: right; font-size: .85rem; font-weight: 400; color: var(--quiet);
      font-variant-numeric: tabular-nums; white-space: nowrap; }
    .particulars { margin: 0 .9rem .6rem 2.7rem; }

    table { border-collapse: collapse; font-size: .9rem; }
    th, td { padding: .25rem .7rem; text-align: left; border-bottom: 1px solid var(--rule); vertical-align: top; }
    th { font-weight: 600; }
    td small { display: block; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .seen { color: var(--passed); font-weight: 600; }
    .missing { color: var(--quiet); }
    .wide { overflow-x: auto; }

    @media (max-width: 40rem) {
      body { padding: 1rem .8rem 3rem; }
      .counts { font-size: 1.35rem; }
      .row { grid-template-columns: 1.2rem minmax(0, 1fr) auto; }
      .row .bar { grid-column: 2 / 4; grid-row: 2; height: .25rem; }
      .particulars { margin-left: .9rem; }
    }
    @media print {
      body { max-width: none; padding: 0; }
      .file { content-visibility: visible; }
    }
    """
}
