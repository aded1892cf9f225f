namespace Flux.FSharp

open System
open System.Collections.Generic
open Flux

[<RequireQualifiedAccess>]
module Data =
    let private indexed (xs: 'a list) : IReadOnlyList<'a> = List.toArray xs

    let private pairs (folds: seq<struct ('T * 'T)>) : seq<'T * 'T> =
        folds |> Seq.map (fun (struct (train, validation)) -> train, validation)

    let loader (batchSize: int) (shuffle: Key) (data: 'T) : DataLoader<'T> =
        Prelude.DataLoader(data, batchSize, Nullable shuffle)

    let ordered (batchSize: int) (data: 'T) : DataLoader<'T> = Prelude.DataLoader(data, batchSize)

    let read (batchSize: int) (shuffle: Key) (count: int) (observation: int -> 'T) : DataLoader<'T> =
        Data.Loader(count, (fun i -> observation i), batchSize, Nullable shuffle).Map(fun items -> Data.Batch items)

    let mapBatches (f: 'T -> 'R) (loader: DataLoader<'T>) : DataLoader<'R> = loader.Map(fun batch -> f batch)
    let prefetch (batches: int) (loader: DataLoader<'T>) : DataLoader<'T> = loader.Prefetch batches
    let shard (rank: int) (size: int) (loader: DataLoader<'T>) : DataLoader<'T> = loader.Shard(rank, size)
    let batchesTo (device: Device) (loader: DataLoader<'T>) : DataLoader<'T> = loader.To device

    let count (data: 'T) : int = Data.Count data
    let batch (observations: 'T list) : 'T = Data.Batch(indexed observations)
    let unbatch (batch: 'T) : 'T list = List.ofSeq (Data.Unbatch batch)

    let batchSequence (pad: float) (sequences: Tensor list) : Tensor =
        Data.BatchSequence(indexed sequences, pad)

    let chunk (count: int) (data: 'T) : 'T list =
        List.ofSeq (Data.Chunk(data, Nullable count))


    let chunkBySize (size: int) (data: 'T) : 'T list =
        List.ofSeq (Data.Chunk(data, size = Nullable size))

    let chunkBySizes (sizes: int list) (data: 'T) : 'T list =
        List.ofSeq (Data.Chunk(data, indexed sizes))

    let slidingWindow (size: int) (stride: int) (data: 'T) : 'T list =
        List.ofSeq (Data.SlidingWindow(data, size, stride))

    let join (parts: 'T list) : 'T = Data.Join(List.toArray parts)

    let map (f: 'T -> 'R) (data: 'T) : 'R =
        Data.Map(data, (fun observation -> f observation))

    let where (keep: 'T -> bool) (data: 'T) : 'T =
        Data.Where(data, (fun observation -> keep observation))

    let shuffle (key: Key) (data: 'T) : 'T = Data.Shuffle(data, key)
    let sample (count: int) (key: Key) (data: 'T) : 'T = Data.Sample(data, count, key)

    let split (at: float) (shuffle: Key) (data: 'T) : 'T * 'T =
        let struct (first, second) = Data.Split(data, at, Nullable shuffle)
        first, second

    let splitStratified (at: float) (labels: 'L list) (shuffle: Key) (data: 'T) : 'T * 'T =
        let struct (first, second) = Data.Split(data, at, indexed labels, Nullable shuffle)
        first, second

    let kFolds (k: int) (shuffle: Key) (data: 'T) : seq<'T * 'T> =
        pairs (Data.KFolds(data, k, Nullable shuffle))

    let leavePOut (p: int) (shuffle: Key) (data: 'T) : seq<'T * 'T> =
        pairs (Data.LeavePOut(data, p, Nullable shuffle))

    let timeSeriesKFolds (k: int) (gap: int) (data: 'T) : seq<'T * 'T> =
        pairs (Data.TimeSeriesKFolds(data, k, gap))

    let groupBy (labels: 'L list) (data: 'T) : Map<'L, 'T> =
        Map.ofSeq (seq { for group in Data.GroupBy(data, indexed labels) -> group.Key, group.Value })

    let oversample (fraction: float) (labels: 'L list) (key: Key) (data: 'T) : 'T * 'L list =
        let struct (chosen, chosenLabels) =
            Data.Oversample(data, indexed labels, Nullable key, fraction)

        chosen, List.ofSeq chosenLabels

    let undersample (labels: 'L list) (key: Key) (data: 'T) : 'T * 'L list =
        let struct (chosen, chosenLabels) =
            Data.Undersample(data, indexed labels, Nullable key)

        chosen, List.ofSeq chosenLabels

    let csv (path: string) : Table = Data.Csv path

    let standardise (like: Tensor) : Standardiser = Data.Standardise like
    let rescale (low: float, high: float) (like: Tensor) : Rescaler = Data.Rescale(like, low, high)
    let impute (like: Tensor) : Imputer = Data.Impute like
    let categories (like: string list) : Categories = Data.Categories(indexed like)

    let categoriesOr (otherwise: string) (like: string list) : Categories =
        Data.Categories(indexed like, otherwise)

    let oneHot (labels: 'L list) (xs: 'L list) : Tensor =
        Prelude.OneHot(indexed xs, indexed labels)

    let oneHotOr (otherwise: 'L) (labels: 'L list) (xs: 'L list) : Tensor =
        Prelude.OneHot(indexed xs, indexed labels, otherwise)

    let oneCold (labels: 'L list) (x: Tensor) : 'L list =
        List.ofSeq (Prelude.OneCold(x, indexed labels))
