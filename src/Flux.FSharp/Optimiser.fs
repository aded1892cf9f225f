namespace Flux.FSharp

open System.Collections.Immutable
open Flux

[<RequireQualifiedAccess>]
module Optimiser =
    let setup (rule: Rule) (model: 'M) : Optimiser<'M> = rule.Setup model

    let update (gradient: 'M) (model: 'M, optimiser: Optimiser<'M>) : 'M * Optimiser<'M> =
        let struct (next, state) = optimiser.Update(model, gradient)
        next, state

    /// Rules one after another, each acting on the last one's result.
    let chain (rules: Rule list) : Rule =
        OptimiserChain(ImmutableArray.CreateRange rules)

    let freeze (where: TreePath -> bool) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Freeze(fun (path: TreePath) -> where path)

    /// The arrays of all parts of a type stay as they are: `Optimiser.freezeAll<BatchNorm, _>`.
    let freezeAll<'L, 'M when 'M: not null> (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Freeze<'L>()

    /// Another rule for the arrays at the given paths.
    let useAt (where: TreePath -> bool) (rule: Rule) (optimiser: Optimiser<'M>) : Optimiser<'M> =
        optimiser.Use((fun path -> where path), rule)

    let thaw (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Thaw()
    let adjust (eta: float) (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Adjust eta
