// A program in C# and the same in F#, one after the other in the page's text, stand side by side on a wide screen.
const together = () => {
  for (const csharp of document.querySelectorAll('pre:has(> code.lang-csharp)')) {
    const fsharp = csharp.nextElementSibling
    if (!fsharp?.matches('pre:has(> code.lang-fsharp)')) continue
    const pair = document.createElement('div')
    pair.className = 'languages'
    csharp.before(pair)
    pair.append(csharp, fsharp)
  }
}

export default { start: together }
