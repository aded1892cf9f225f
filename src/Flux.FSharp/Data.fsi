namespace Flux.FSharp

open Flux

/// Data sets: any tree of tensors whose last dimension counts observations, or a list of anything.
[<RequireQualifiedAccess>]
module Data =
    /// Batches of a data set, shuffled anew in every epoch.
    val loader: batchSize: int -> shuffle: Key -> data: 'T -> DataLoader<'T> when 'T: not null

    /// Batches of a data set in the order of the data.
    val ordered: batchSize: int -> data: 'T -> DataLoader<'T> when 'T: not null

    /// Batches of observations that are read when they are drawn, as tensors with a last dimension that counts them.
    val read:
        batchSize: int -> shuffle: Key -> count: int -> observation: (int -> 'T) -> DataLoader<'T> when 'T: not null

    /// A function of every batch, applied when the batch is drawn.
    val mapBatches: f: ('T -> 'R) -> loader: DataLoader<'T> -> DataLoader<'R> when 'T: not null and 'R: not null

    /// The same batches, so many of them drawn ahead by other threads.
    val prefetch: batches: int -> loader: DataLoader<'T> -> DataLoader<'T> when 'T: not null

    /// Every size-th batch from that of rank on: what one of several processes draws that train one model together.
    val shard: rank: int -> size: int -> loader: DataLoader<'T> -> DataLoader<'T> when 'T: not null

    /// The same batches on a device: each is moved when it is drawn, and for another device than the cpu the next is drawn while one is used.
    val batchesTo: device: Device -> loader: DataLoader<'T> -> DataLoader<'T>

    /// The number of observations.
    val count: data: 'T -> int when 'T: not null

    /// Observations as one batch: every tensor gets a last dimension that counts them.
    val batch: observations: 'T list -> 'T when 'T: not null

    /// The observations of a batch, one by one.
    val unbatch: batch: 'T -> 'T list when 'T: not null

    /// Sequences (features × own length) as one batch (features × longest × n), shorter ones filled up with a value at their ends.
    val batchSequence: pad: float -> sequences: Tensor list -> Tensor

    /// So many parts one after another, the last one smaller where the observations do not divide.
    val chunk: count: int -> data: 'T -> 'T list when 'T: not null

    /// Parts of so many observations one after another, the last one smaller where the observations do not divide.
    val chunkBySize: size: int -> data: 'T -> 'T list when 'T: not null

    /// Parts of the given sizes, which sum up to the observations, one after another.
    val chunkBySizes: sizes: int list -> data: 'T -> 'T list when 'T: not null

    /// Windows of so many neighbouring observations, each a stride after the last; what is left at the end is dropped.
    val slidingWindow: size: int -> stride: int -> data: 'T -> 'T list when 'T: not null

    /// Data sets of tensors one after another.
    val join: parts: 'T list -> 'T when 'T: not null

    /// f of every observation, each a batch of one, as one data set of tensors again.
    val map: f: ('T -> 'R) -> data: 'T -> 'R when 'T: not null and 'R: not null

    /// The observations that pass; each is asked about as a batch of one.
    val where: keep: ('T -> bool) -> data: 'T -> 'T when 'T: not null

    /// The observations in an order that follows from the key.
    val shuffle: key: Key -> data: 'T -> 'T when 'T: not null

    /// So many observations drawn with replacement.
    val sample: count: int -> key: Key -> data: 'T -> 'T when 'T: not null

    /// Two shuffled parts, the first with the given share of the observations.
    val split: at: float -> shuffle: Key -> data: 'T -> 'T * 'T when 'T: not null

    /// Two shuffled parts in which every label has the given share.
    val splitStratified:
        at: float -> labels: 'L list -> shuffle: Key -> data: 'T -> 'T * 'T when 'L: not null and 'T: not null

    /// k pairs of training and validation data; every observation is in exactly one validation part.
    val kFolds: k: int -> shuffle: Key -> data: 'T -> seq<('T * 'T)> when 'T: not null

    /// As many pairs as there are groups of p observations, each group being the validation part once.
    val leavePOut: p: int -> shuffle: Key -> data: 'T -> seq<('T * 'T)> when 'T: not null

    /// k pairs in the order of time: each validation part follows its training part, which ends a gap before it.
    val timeSeriesKFolds: k: int -> gap: int -> data: 'T -> seq<('T * 'T)> when 'T: not null

    /// The observations of every label.
    val groupBy: labels: 'L list -> data: 'T -> Map<'L, 'T> when 'L: comparison and 'L: not null and 'T: not null

    /// Every label at least as often as the given share of the most frequent one: observations of the others are repeated.
    val oversample:
        fraction: float -> labels: 'L list -> key: Key -> data: 'T -> 'T * 'L list when 'L: not null and 'T: not null

    /// Every label as often as the least frequent one: observations of the others are left out.
    val undersample: labels: 'L list -> key: Key -> data: 'T -> 'T * 'L list when 'L: not null and 'T: not null

    /// A file of separated values as named columns; the first row names them. Other files: Flux.Data.Csv(path, separator = ';').
    val csv: path: string -> Table

    /// What brings every feature of a data set to mean 0 and deviation 1, as a value for other data too: `(standardise train).Apply test`.
    val standardise: like: Tensor -> Standardiser

    /// What brings every feature of a data set to values from low to high, as a value for other data too.
    val rescale: low: float * high: float -> like: Tensor -> Rescaler

    /// What puts the mean of every feature where a value is missing, which is NaN, as a value for other data too.
    val impute: like: Tensor -> Imputer

    /// The categories of texts as a value that makes one-hot columns of these and other texts; unknown ones are refused.
    val categories: like: string list -> Categories

    /// The categories of texts; unknown ones count as the one given first.
    val categoriesOr: otherwise: string -> like: string list -> Categories

    /// Labels as columns with a single one.
    val oneHot: labels: 'L list -> xs: 'L list -> Tensor when 'L: not null

    /// Labels as columns with a single one; a value outside the labels counts as the one given first.
    val oneHotOr: otherwise: 'L -> labels: 'L list -> xs: 'L list -> Tensor when 'L: not null

    /// The label of the largest element of every column.
    val oneCold: labels: 'L list -> x: Tensor -> 'L list
