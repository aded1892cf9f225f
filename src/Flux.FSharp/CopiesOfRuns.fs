namespace Flux.FSharp

open System
open Flux

[<AutoOpen>]
module CopiesOfRuns =
    type ArrayStep with

        member x.With(?State: obj, ?X: Tensor, ?Gradient: Tensor, ?Info: StepInfo) : ArrayStep =
            ArrayStep(defaultArg State x.State, defaultArg X x.X, defaultArg Gradient x.Gradient, defaultArg Info x.Info)

    type Categories with

        member x.With(?Labels: string list, ?Otherwise: string option) : Categories =
            let otherwise: string | null =
                match Otherwise with
                | Some given -> Option.toObj given
                | None -> x.Otherwise
            // The text may be null, which the compiler does not read off this constructor.
            Categories(Given.list Labels x.Labels, Unchecked.nonNull otherwise)

    type DataLoader<'T when 'T: not null> with

        member x.With(?BatchSize: int, ?Shuffle: Key option, ?Partial: bool) : DataLoader<'T> =
            x.InBatches(defaultArg BatchSize x.BatchSize, Given.nullable Shuffle x.Shuffle, defaultArg Partial x.Partial)

    type Imputer with

        member x.With(?Mean: NonTrainable) : Imputer = Imputer(defaultArg Mean x.Mean)

    type Minimum<'T when 'T: not null> with

        member x.With(?X: 'T, ?Value: float, ?Steps: int, ?Converged: bool) : Minimum<'T> =
            Minimum<'T>(defaultArg X x.X, defaultArg Value x.Value, defaultArg Steps x.Steps, defaultArg Converged x.Converged)

    type Flux.Optimiser<'M when 'M: not null> with

        member x.With(?Rule: Rule, ?Step: int64, ?Slots: Slot list, ?Outline: ModelOutline<'M>) : Optimiser<'M> =
            Optimiser<'M>(defaultArg Rule x.Rule, defaultArg Step x.Step, Given.list Slots x.Slots, defaultArg Outline x.Outline)

    type RateCurve with

        member x.With(?Points: (float * float) list, ?Suggestion: float) : RateCurve =
            RateCurve(Given.pairs Points x.Points, defaultArg Suggestion x.Suggestion)

    type Rescaler with

        member x.With(?Smallest: NonTrainable, ?Scale: NonTrainable, ?Low: float) : Rescaler =
            Rescaler(defaultArg Smallest x.Smallest, defaultArg Scale x.Scale, defaultArg Low x.Low)

    type Slice with

        member x.With(?Range: Range, ?Drop: bool) : Slice =
            Slice(defaultArg Range x.Range, defaultArg Drop x.Drop)

    type Slot with

        member x.With
            (?Path: TreePath, ?Shape: Shape, ?State: obj, ?Rule: Rule option, ?Step: int64, ?Frozen: bool, ?TiedTo: int option)
            : Slot =
            Slot(
                defaultArg Path x.Path,
                defaultArg Shape x.Shape,
                defaultArg State x.State,
                Given.orNull Rule x.Rule,
                defaultArg Step x.Step,
                defaultArg Frozen x.Frozen,
                Given.nullable TiedTo x.TiedTo
            )

    type Standardiser with

        member x.With(?Mean: NonTrainable, ?Deviation: NonTrainable) : Standardiser =
            Standardiser(defaultArg Mean x.Mean, defaultArg Deviation x.Deviation)

    type StepInfo with

        member x.With(?Step: int64, ?Loss: float) : StepInfo =
            StepInfo(defaultArg Step x.Step, defaultArg Loss x.Loss)

    type TrainProgress<'M when 'M: not null> with

        member x.With
            (
                ?State: TrainState<'M>,
                ?Loss: float,
                ?Epoch: int,
                ?Batch: int,
                ?BatchesPerEpoch: int,
                ?Epochs: int,
                ?Elapsed: TimeSpan,
                ?StepsDone: int64,
                ?Observations: int
            ) : TrainProgress<'M> =
            TrainProgress<'M>(
                defaultArg State x.State,
                defaultArg Loss x.Loss,
                defaultArg Epoch x.Epoch,
                defaultArg Batch x.Batch,
                defaultArg BatchesPerEpoch x.BatchesPerEpoch,
                defaultArg Epochs x.Epochs,
                defaultArg Elapsed x.Elapsed,
                StepsDone = defaultArg StepsDone x.StepsDone,
                Observations = defaultArg Observations x.Observations
            )

    type TrainState<'M when 'M: not null> with

        member x.With(?Model: 'M, ?Optimiser: Optimiser<'M>, ?Key: Key, ?Step: int64) : TrainState<'M> =
            TrainState<'M>(defaultArg Model x.Model, defaultArg Optimiser x.Optimiser, defaultArg Key x.Key, defaultArg Step x.Step)

    type TreePath with

        member x.With(?Parts: string list) : TreePath = TreePath(Given.list Parts x.Parts)
