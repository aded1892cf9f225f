namespace Flux.FSharp

open System.Collections.Immutable
open Flux

[<RequireQualifiedAccess>]
module Optimiser =
    let chain (rules: Rule list) : Rule =
        OptimiserChain(ImmutableArray.CreateRange rules)

    let scheduled (schedule: Schedule) (rule: float -> Rule) : Rule =
        Scheduled(schedule, (fun value -> rule value))

    let setup (rule: Rule) (model: 'M) : Optimiser<'M> = rule.Setup model

    let update (gradient: 'M) (model: 'M, optimiser: Optimiser<'M>) : 'M * Optimiser<'M> =
        let struct (next, state) = optimiser.Update(model, gradient)
        next, state

    let updateWith (loss: Tensor) (gradient: 'M) (model: 'M, optimiser: Optimiser<'M>) : 'M * Optimiser<'M> =
        let struct (next, state) = optimiser.Update(model, gradient, loss)
        next, state

    let adjust (eta: float) (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Adjust eta

    let adjustAt (where: TreePath -> bool) (eta: float) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Adjust((fun path -> where path), eta)

    let change (change: 'R -> 'R) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Adjust<'R>(fun rule -> change rule)

    let useAt (where: TreePath -> bool) (rule: Rule) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Use((fun path -> where path), rule)

    let freeze (where: TreePath -> bool) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Freeze(fun (path: TreePath) -> where path)

    let freezeAll<'L, 'M when 'M: not null> (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Freeze<'L>()
    let thaw (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Thaw()

    let thawAt (where: TreePath -> bool) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Thaw(fun (path: TreePath) -> where path)
