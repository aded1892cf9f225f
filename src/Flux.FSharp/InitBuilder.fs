namespace Flux.FSharp

open Flux

type InitBuilder() =
    member _.Bind(i: Init<'a>, f: 'a -> Init<'b>) : Init<'b> =
        i.SelectMany((fun a -> f a), (fun _ b -> b))

    member _.BindReturn(i: Init<'a>, f: 'a -> 'b) : Init<'b> = i.Select(fun a -> f a)

    member _.MergeSources(a: Init<'a>, b: Init<'b>) : Init<'a * 'b> =
        a.SelectMany((fun _ -> b), (fun x y -> x, y))

    member _.Return(x: 'a) : Init<'a> = Init<'a>(fun _ -> x)

[<AutoOpen>]
module InitBuilder =
    let init = InitBuilder()
