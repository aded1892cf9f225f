namespace Flux.FSharp

open System
open Flux

/// What runs over data and gives results with other members, as in `CopiesOfLayers`.
[<AutoOpen>]
module CopiesOfRuns =
    type ArrayStep with

        /// ArrayStep with other members.
        member With: ?State: obj * ?X: Tensor * ?Gradient: Tensor * ?Info: StepInfo -> ArrayStep

    type Categories with

        /// Categories with other members.
        member With: ?Labels: string list * ?Otherwise: string option -> Categories

    type DataLoader<'T when 'T: not null> with

        /// DataLoader with other members.
        member With: ?BatchSize: int * ?Shuffle: Key option * ?Partial: bool -> DataLoader<'T>

    type Imputer with

        /// Imputer with other members.
        member With: ?Mean: NonTrainable -> Imputer

    type Minimum<'T when 'T: not null> with

        /// Minimum with other members.
        member With: ?X: 'T * ?Value: float * ?Steps: int * ?Converged: bool -> Minimum<'T>

    type Flux.Optimiser<'M when 'M: not null> with

        /// Flux.Optimiser with other members.
        member With: ?Rule: Rule * ?Step: int64 * ?Slots: Slot list * ?Outline: ModelOutline<'M> -> Optimiser<'M>

    type RateCurve with

        /// RateCurve with other members.
        member With: ?Points: (float * float) list * ?Suggestion: float -> RateCurve

    type Rescaler with

        /// Rescaler with other members.
        member With: ?Smallest: NonTrainable * ?Scale: NonTrainable * ?Low: float -> Rescaler

    type Slice with

        /// Slice with other members.
        member With: ?Range: Range * ?Drop: bool -> Slice

    type Slot with

        /// Slot with other members.
        member With:
            ?Path: TreePath *
            ?Shape: Shape *
            ?State: obj *
            ?Rule: Rule option *
            ?Step: int64 *
            ?Frozen: bool *
            ?TiedTo: int option ->
                Slot

    type Standardiser with

        /// Standardiser with other members.
        member With: ?Mean: NonTrainable * ?Deviation: NonTrainable -> Standardiser

    type StepInfo with

        /// StepInfo with other members.
        member With: ?Step: int64 * ?Loss: float -> StepInfo

    type TrainProgress<'M when 'M: not null> with

        /// TrainProgress with other members.
        member With:
            ?State: TrainState<'M> *
            ?Loss: float *
            ?Epoch: int *
            ?Batch: int *
            ?BatchesPerEpoch: int *
            ?Epochs: int *
            ?Elapsed: TimeSpan *
            ?StepsDone: int64 *
            ?Observations: int ->
                TrainProgress<'M>

    type TrainState<'M when 'M: not null> with

        /// TrainState with other members.
        member With: ?Model: 'M * ?Optimiser: Optimiser<'M> * ?Key: Key * ?Step: int64 -> TrainState<'M>

    type TreePath with

        /// TreePath with other members.
        member With: ?Parts: string list -> TreePath
