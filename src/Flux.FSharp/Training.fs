namespace Flux.FSharp

open System
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

    let thaw (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Thaw()
    let adjust (eta: float) (optimiser: Optimiser<'M>) : Optimiser<'M> = optimiser.Adjust eta

[<RequireQualifiedAccess>]
module Data =
    let loader (batchSize: int) (shuffle: Key) (x: Tensor, y: Tensor) : DataLoader<struct (Tensor * Tensor)> =
        Prelude.DataLoader(struct (x, y), batchSize, Nullable shuffle)

    let split (at: float) (shuffle: Key) (data: 'T) : 'T * 'T =
        let struct (first, second) = Data.Split(data, at, Nullable shuffle)
        first, second

    let kFolds (k: int) (shuffle: Key) (data: 'T) : seq<'T * 'T> =
        seq {
            for struct (train, validation) in Data.KFolds(data, k, Nullable shuffle) do
                yield train, validation
        }

[<RequireQualifiedAccess>]
module Train =
    let start (rule: Rule) (key: Key) (model: 'M) : TrainState<'M> = Train.Start(model, rule, key)

    /// Trains a layer on pairs by a loss of (prediction, target); dropout and norms are in training mode.
    let supervised
        (loss: Tensor -> Tensor -> Tensor)
        (data: DataLoader<struct (Tensor * Tensor)>)
        (epochs: int)
        (start: TrainState<'M>)
        : seq<Progress<'M>> =
        Train.Run(start, data, epochs, Func<Tensor, Tensor, Tensor>(fun prediction target -> loss prediction target))

    /// Trains by an objective that gives the loss and the successor model.
    let run (objective: 'M -> 'B -> Key -> Tensor * 'M) (data: DataLoader<'B>) (epochs: int) (start: TrainState<'M>) : seq<Progress<'M>> =
        let step model batch key =
            let loss, next = objective model batch key
            struct (loss, next)

        Train.Run(start, data, epochs, Func<'M, 'B, Key, struct (Tensor * 'M)>(fun m b k -> step m b k))
