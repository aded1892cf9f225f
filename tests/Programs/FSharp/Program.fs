module Program

/// The modules above are programs whose values are computed when the first of them is asked for.
[<EntryPoint>]
let main _ =
    printfn $"{P1.dW} {P2.opt.Step} {P3.y} {P5to8.fit.X} {P5to8.weights.Shape}"
    P4.run ()

    let start = Flux.Adam() |> fun rule -> Flux.Train.Start(P3.named, rule, P3.key)
    let loader = Flux.FSharp.Data.loader 2 P3.key (P3.x, P3.x)
    let trained = P5to8.train loader (P3.x, P3.x) P3.named
    Flux.Bson.Save("run.bson", start)
    let resumed = P5to8.resumed start loader
    printfn $"{trained} {resumed.State.Step}"
    if resumed.State.Step = 200L then 0 else 1
