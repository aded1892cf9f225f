namespace Flux.FSharp

open System
open System.Threading
open Flux

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

    /// One step: the objective gives the loss and the successor model.
    let step (objective: 'M -> 'B -> Key -> Tensor * 'M) (state: TrainState<'M>) (batch: 'B) : TrainState<'M> * float =
        let asked model batch key =
            let loss, next = objective model batch key
            struct (loss, next)

        let struct (next, loss) =
            Train.Step(state, batch, Func<'M, 'B, Key, struct (Tensor * 'M)>(fun m b k -> asked m b k))

        next, loss

    /// Observes the first step and then one step per time span.
    let throttle (every: TimeSpan) (observe: Progress<'M> -> unit) (run: seq<Progress<'M>>) : seq<Progress<'M>> =
        Train.Throttle(run, every, (fun step -> observe step))

    /// Observes the last step of every epoch.
    let eachEpoch (observe: Progress<'M> -> unit) (run: seq<Progress<'M>>) : seq<Progress<'M>> =
        Train.EachEpoch(run, (fun step -> observe step))

    /// Ends after the first step for which the condition holds.
    let stopWhen (finished: Progress<'M> -> bool) (run: seq<Progress<'M>>) : seq<Progress<'M>> =
        Train.StopWhen(run, (fun step -> finished step))

    /// Ends after so many epochs in a row without a lower score.
    let patience (epochs: int) (score: Progress<'M> -> float) (run: seq<Progress<'M>>) : seq<Progress<'M>> =
        Train.Patience(run, epochs, (fun step -> score step))

    /// Saves the state to a file once per time span and when the run ends.
    let checkpoint (path: string) (every: TimeSpan) (run: seq<Progress<'M>>) : seq<Progress<'M>> = Train.Checkpoint(run, path, every)

    /// Ends before the next step once cancellation is asked for.
    let cancel (token: CancellationToken) (run: seq<Progress<'M>>) : seq<Progress<'M>> = Train.Cancel(run, token)
