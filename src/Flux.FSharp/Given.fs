namespace Flux.FSharp

open System
open System.Collections.Immutable
open Flux

module internal Given =
    let private orElse (own: 'C) (given: 'F option) (toCSharp: 'F -> 'C) : 'C =
        match given with
        | Some value -> toCSharp value
        | None -> own

    let orNull (given: 'T option option) (own: 'T | null) : 'T | null = orElse own given Option.toObj

    let nullable (given: 'T option option) (own: Nullable<'T>) : Nullable<'T> = orElse own given Option.toNullable

    let list (given: 'T list option) (own: ImmutableArray<'T>) : ImmutableArray<'T> =
        orElse own given ImmutableArray.CreateRange

    let pairs (given: ('A * 'B) list option) (own: ImmutableArray<struct ('A * 'B)>) : ImmutableArray<struct ('A * 'B)> =
        orElse own given (fun points -> ImmutableArray.CreateRange [ for a, b in points -> struct (a, b) ])

    let activation (given: (Tensor -> Tensor) option) (own: Func<Tensor, Tensor>) : Func<Tensor, Tensor> = orElse own given func

    let unary (given: ('A -> 'B) option) (own: Func<'A, 'B>) : Func<'A, 'B> =
        orElse own given (fun f -> Func<_, _> f)

    let binary (given: ('A -> 'B -> 'C) option) (own: Func<'A, 'B, 'C>) : Func<'A, 'B, 'C> =
        orElse own given (fun f -> Func<_, _, _>(fun a b -> f a b))

    let joining (given: ('A list -> 'B) option) (own: Func<ImmutableArray<'A>, 'B>) : Func<ImmutableArray<'A>, 'B> =
        orElse own given (fun f -> Func<_, _>(fun parts -> f (List.ofSeq parts)))
