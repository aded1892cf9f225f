namespace Flux.FSharp

open System
open System.Collections.Generic
open Flux

[<RequireQualifiedAccess>]
module Data =
    let loader (batchSize: int) (shuffle: Key) (x: Tensor, y: Tensor) : DataLoader<struct (Tensor * Tensor)> =
        Prelude.DataLoader(struct (x, y), batchSize, Nullable shuffle)

    /// Batches of observations that are read when they are drawn, as tensors with a last dimension that counts them.
    let read (batchSize: int) (shuffle: Key) (count: int) (observation: int -> 'T) : DataLoader<'T> =
        Data.Loader(count, (fun i -> observation i), batchSize, Nullable shuffle).Map(fun items -> Data.Batch items)

    /// The same batches, so many of them drawn ahead by other threads.
    let prefetch (batches: int) (loader: DataLoader<'T>) : DataLoader<'T> = loader.Prefetch batches

    /// A function of every batch, applied when the batch is drawn.
    let map (f: 'T -> 'R) (loader: DataLoader<'T>) : DataLoader<'R> = loader.Map(fun batch -> f batch)

    /// Observations as one batch: every tensor gets a last dimension that counts them.
    let batch (observations: 'T list) : 'T =
        Data.Batch(List.toArray observations :> IReadOnlyList<'T>)

    let unbatch (batch: 'T) : 'T list = List.ofSeq (Data.Unbatch batch)
    let shuffle (key: Key) (data: 'T) : 'T = Data.Shuffle(data, key)

    /// Labels as columns with a single one.
    let oneHot (labels: 'L list) (xs: 'L list) : Tensor =
        Prelude.OneHot(List.toArray xs :> IReadOnlyList<'L>, List.toArray labels :> IReadOnlyList<'L>)

    /// The label of the largest element of every column.
    let oneCold (labels: 'L list) (x: Tensor) : 'L list =
        List.ofSeq (Prelude.OneCold(x, List.toArray labels :> IReadOnlyList<'L>))

    let split (at: float) (shuffle: Key) (data: 'T) : 'T * 'T =
        let struct (first, second) = Data.Split(data, at, Nullable shuffle)
        first, second

    let kFolds (k: int) (shuffle: Key) (data: 'T) : seq<'T * 'T> =
        seq {
            for struct (train, validation) in Data.KFolds(data, k, Nullable shuffle) do
                yield train, validation
        }
