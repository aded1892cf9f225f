namespace Flux.FSharp

open System
open System.Threading
open Flux

/// Training as a fold of pure steps over batches; a run is a lazy sequence of what each step gave.
[<RequireQualifiedAccess>]
module Train =
    /// A state at step 0.
    val start: rule: Rule -> key: Key -> model: 'M -> TrainState<'M> when 'M: not null

    /// One step: the objective gives the loss and the successor model from model, batch and key; the rule updates the successor.
    val step:
        objective: ('M -> 'B -> Key -> Tensor * 'M) -> state: TrainState<'M> -> batch: 'B -> TrainState<'M> * float
            when 'M: not null

    /// Trains any model by an objective that gives the loss and the successor model. A state that has taken steps goes on where it stopped.
    val run:
        objective: ('M -> 'B -> Key -> Tensor * 'M) ->
        data: DataLoader<'B> ->
        epochs: int ->
        start: TrainState<'M> ->
            seq<TrainProgress<'M>>
            when 'M: not null and 'B: not null

    /// As `run`; a batch whose loss is not finite is left out if `skip` says so.
    val runSkipping:
        skip: (NonFiniteLossException -> bool) ->
        objective: ('M -> 'B -> Key -> Tensor * 'M) ->
        data: DataLoader<'B> ->
        epochs: int ->
        start: TrainState<'M> ->
            seq<TrainProgress<'M>>
            when 'M: not null and 'B: not null

    /// Trains a layer on pairs by a loss of (prediction, target); dropout and norms are in training mode.
    val supervised:
        loss: (Tensor -> Tensor -> Tensor) ->
        data: DataLoader<Tensor * Tensor> ->
        epochs: int ->
        start: TrainState<'M> ->
            seq<TrainProgress<'M>>
            when 'M: not null and 'M :> ILayer

    /// Does all steps of a run and gives the last; where there are none, the start, whose loss is NaN.
    val finish: run: seq<TrainProgress<'M>> -> TrainProgress<'M> when 'M: not null

    /// Does all steps of a run and gives the one with the lowest score, taken at the end of each epoch; NaN is no better than anything.
    val best: score: (TrainProgress<'M> -> float) -> run: seq<TrainProgress<'M>> -> TrainProgress<'M> when 'M: not null

    /// Observes the first step and then one step per time span.
    val throttle:
        every: TimeSpan -> observe: (TrainProgress<'M> -> unit) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>>
            when 'M: not null

    /// Observes the last step of every epoch.
    val eachEpoch:
        observe: (TrainProgress<'M> -> unit) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>> when 'M: not null

    /// Ends after the first step for which the condition holds.
    val stopWhen:
        finished: (TrainProgress<'M> -> bool) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>> when 'M: not null

    /// Ends after so many steps in a row for which the condition holds.
    val stopAfter:
        steps: int -> finished: (TrainProgress<'M> -> bool) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>>
            when 'M: not null

    /// Ends after so many epochs in a row without a lower score.
    val patience:
        epochs: int -> score: (TrainProgress<'M> -> float) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>>
            when 'M: not null

    /// Ends after so many epochs in a row whose score differs from the one before by less than 1e-6.
    val plateau:
        epochs: int -> score: (TrainProgress<'M> -> float) -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>>
            when 'M: not null

    /// Every step with an average of the models up to it: with a decay d, a <- d a + (1 - d) x; without one, the mean of all (Polyak and Juditsky 1992).
    val average: decay: float option -> run: seq<TrainProgress<'M>> -> seq<(TrainProgress<'M> * 'M)> when 'M: not null

    /// Saves the state to a file once per time span and when the run ends.
    val checkpoint:
        path: string -> every: TimeSpan -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>> when 'M: not null

    /// Ends before the next step once cancellation is asked for.
    val cancel: token: CancellationToken -> run: seq<TrainProgress<'M>> -> seq<TrainProgress<'M>> when 'M: not null

    /// The loss while the learning rate grows by one factor per step from 1e-6 to 10 (Smith 2017): the rates tried with their smoothed losses, and a
    /// tenth of the rate at the lowest.
    val findRate:
        objective: ('M -> 'B -> Key -> Tensor * 'M) ->
        data: DataLoader<'B> ->
        start: TrainState<'M> ->
            (float * float) list * float
            when 'M: not null and 'B: not null
